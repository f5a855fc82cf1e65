# Findings go to a file, whole or not at all; records go on.
cat >s.json <<"END"
{"name":"sentiment","version":"2.1.0",
 "record":{"json_schema":{"required":["item"],"properties":{
   "confidence":{"type":"number","minimum":0,"maximum":1}}}},
 "tasks":[{"name":"sentiment","type":"choice","required":true,"labels":[
   {"name":"negative","aliases":["neg"]},"positive",{"name":"mixed","deprecated":true}]}]}
END
printf '{"id":"a","item":1,"label":"positive"}\n{"id":"b","item":2,"label":"x"}\n' >in
lbl-validate -s s.json --findings f in
echo "status $?"
cat f
lbl-validate -q -s s.json --findings f.gz -f json in >out
gzip -dc f.gz
echo old >f
{ cat in; printf '%0100d\n' 1; } | lbl-validate -s s.json --findings f --max-line 90
echo "status $?"
cat f
lbl-validate -q -s s.json --check --findings f -f text in
cat f
lbl-validate -s s.json --findings /nonexistent/f in
echo "status $?"
