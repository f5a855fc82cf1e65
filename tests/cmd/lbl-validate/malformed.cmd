# A malformed line is a finding, not the end.
cat >s.json <<"END"
{"name":"sentiment","version":"2.1.0",
 "record":{"json_schema":{"required":["item"],"properties":{
   "confidence":{"type":"number","minimum":0,"maximum":1}}}},
 "tasks":[{"name":"sentiment","type":"choice","required":true,"labels":[
   {"name":"negative","aliases":["neg"]},"positive",{"name":"mixed","deprecated":true}]}]}
END
for bad in '{"id":"a" "b":1}' '{"id":"\000"}' '{"id":"\377"}' '{"id":"\\ud800"}' '[1]' '{"id":1}x' '{"id":' '{"a":01}' '"x"'; do
	printf '{"item":"ok","label":"mixed"}\n\n'"$bad"'\n{"item":2,"label":"positive"}' | lbl-validate -q -s s.json
	echo "status $?"
done
printf '%0600d' 0 | tr 0 '[' | lbl-validate -q -s s.json --check
printf '{"item":1,"label":[[]]}' | lbl-validate -q -s s.json --check --max-depth 2
printf '{"item":1}x' | lbl-validate -q -s s.json --on-error skip --check
echo "status $?"
