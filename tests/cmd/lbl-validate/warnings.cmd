# A deprecated label is a warning: the record goes on, the status is 0.
cat >s.json <<"END"
{"name":"sentiment","version":"2.1.0",
 "record":{"json_schema":{"required":["item"],"properties":{
   "confidence":{"type":"number","minimum":0,"maximum":1}}}},
 "tasks":[{"name":"sentiment","type":"choice","required":true,"labels":[
   {"name":"negative","aliases":["neg"]},"positive",{"name":"mixed","deprecated":true}]}]}
END
printf '{"id":"a","item":1,"label":"mixed"}\n' | lbl-validate -s s.json
echo "status $?"
printf '{"id":"a","item":1,"label":"mixed"}\n' | lbl-validate -s s.json --check -f json --reject bad
echo "status $?"
cat bad
