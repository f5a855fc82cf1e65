# What a signal ends leaves the old file whole and nothing beside it, and says nothing.
exec 2>/dev/null # where the shell tells of jobs that a signal ended
mkfifo pipe
echo old >out
for signal in HUP TERM PIPE; do
	lbl-sample -p 1 -o out pipe 2>>err &
	exec 3>pipe
	printf '{"id":"a"}\n' >&3
	sleep .2
	kill -s $signal $!
	wait $!
	echo "status $(($? > 128))"
	exec 3>&-
	cat out
	ls -A
done
cat err
