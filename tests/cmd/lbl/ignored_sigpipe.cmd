# A caller that ignores SIGPIPE: the closed pipe ends the program all the same, and nothing is left.
yes '{"id":"a"}' | head -n 100000 >in
mkfifo pipe
(
	trap '' PIPE
	lbl-sample -p 1 --reject bad in >pipe
	echo "status $(($? > 128))"
) &
head -n 1 <pipe
wait $!
ls -A
