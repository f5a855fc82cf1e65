# Nothing in, nothing out; a schema that asks for nothing.
cat >s.json <<"END"
{"name":"sentiment","version":"2.1.0",
 "record":{"json_schema":{"required":["item"],"properties":{
   "confidence":{"type":"number","minimum":0,"maximum":1}}}},
 "tasks":[{"name":"sentiment","type":"choice","required":true,"labels":[
   {"name":"negative","aliases":["neg"]},"positive",{"name":"mixed","deprecated":true}]}]}
END
: >none
lbl-validate -s s.json none
echo "status $?"
printf '\n\n' | lbl-validate -s s.json --check -f json
echo "status $?"
printf '{"name":"n","version":"0.0.0"}' >all.json
printf '{}\n{"label":{"x":[null]}}\n' | lbl-validate -s all.json
echo "status $?"
