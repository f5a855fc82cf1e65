# What did not pass is kept once, with its findings.
cat >s.json <<"END"
{"name":"sentiment","version":"2.1.0",
 "record":{"json_schema":{"required":["item"],"properties":{
   "confidence":{"type":"number","minimum":0,"maximum":1}}}},
 "tasks":[{"name":"sentiment","type":"choice","required":true,"labels":[
   {"name":"negative","aliases":["neg"]},"positive",{"name":"mixed","deprecated":true}]}]}
END
printf '{"id":"a","item":1,"label":"mixed"}\n{"id":"b","label":"mixed","confidence":7}\n\377\n{"id":\n' >in
lbl-validate -s s.json --reject bad in
echo "status $?"
cat bad
lbl-validate -q -s s.json --check --reject bad2 in >/dev/null
cmp bad bad2
