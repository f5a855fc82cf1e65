# A mark at the start, CRLF, blank lines and a missing last LF are accepted; bytes stay.
printf '\357\273\277{"id":"a","x":1.10}\r\n\r\n \t\n{"\\u0069d":"b"} \n{"id":1e999}' >in
lbl-sample -p 1 --key .x in | od -An -c
# What is no line of JSON is named with its place.
for bad in '{"id":"a" "b":1}' '{"id":"\000"}' '{"id":"\377"}' '{"id":"\\ud800"}' '[1]' '{"id":1}x' '\357\273\277{}' '{"id":' '{"id":01}'; do
	printf '{"id":"ok"}\n\n'"$bad"'\n' | lbl-sample -p 1
	echo "status $?"
done
