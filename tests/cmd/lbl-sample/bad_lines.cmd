# A bad line stops the run, is dropped, or is kept; it never passes.
printf '{"id":1}\n{"id":\n{"id":2}\n' >data
printf '{"id":"\377"}\n[1]\n{"id":"a\000b"}\n{"id":3}\n{"id":"\\ud800"}\n' >worse
for how in '-p 1' '-n 9'; do
	lbl-sample -q $how data
	echo "status $?"
done
lbl-sample -p 1 --on-error skip data worse
echo "status $?"
lbl-sample -n 9 -q --reject bad.jsonl data worse
jq -c '[.source, .line, .byte]' bad.jsonl
lbl-sample -n 1 nowhere
echo "status $?"
