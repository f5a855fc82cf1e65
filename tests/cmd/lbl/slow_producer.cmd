# Lines of a slow producer are passed on as they come; what ends the run does so at once.
wait_for()
{
	tries=0
	until "$@"; do
		[ $((tries += 1)) -lt 100 ] || return
		sleep .1
	done
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
