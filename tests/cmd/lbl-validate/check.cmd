# With --check findings alone, on stdout, as text or as JSON.
cat >s.json <<"END"
{"name":"sentiment","version":"2.1.0",
 "record":{"json_schema":{"required":["item"],"properties":{
   "confidence":{"type":"number","minimum":0,"maximum":1}}}},
 "tasks":[{"name":"sentiment","type":"choice","required":true,"labels":[
   {"name":"negative","aliases":["neg"]},"positive",{"name":"mixed","deprecated":true}]}]}
END
printf '{"id":"a","item":1,"label":"positive"}\n{"id":"b","item":2,"label":"Positive"}\nx\n' >in
lbl-validate -s s.json --check in
echo "status $?"
lbl-validate -q -s s.json --check -f json -o out in
echo "status $?"
cat out
head -n 1 in | lbl-validate -s s.json --check
echo "status $?"
