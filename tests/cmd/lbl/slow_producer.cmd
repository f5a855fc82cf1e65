# Lines of a slow producer are passed on as they come; what ends the run does so at once.
wait_for()
{
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		"$@" && return
		sleep .1
	done
	return 1
}
ended()
{
	! kill -0 "$program" 2>/dev/null
}
{ yes '{"id":"b"}' | head -n 5000; echo x; } >burst
mkfifo in
for threads in 1 2 8; do
	lbl-sample -p 1 -j $threads in >out &
	program=$!
	exec 3>in
	printf '{"id":"a"}\n' >&3
	wait_for [ -s out ]; cat out
	cat burst >&3
	wait_for ended || echo "still there"
	exec 3>&-
	wait $program
	echo "status $?, $(wc -l <out) lines"
done
