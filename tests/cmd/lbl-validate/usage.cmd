# Words that make no sense together.
cat >s.json <<"END"
{"name":"sentiment","version":"2.1.0",
 "record":{"json_schema":{"required":["item"],"properties":{
   "confidence":{"type":"number","minimum":0,"maximum":1}}}},
 "tasks":[{"name":"sentiment","type":"choice","required":true,"labels":[
   {"name":"negative","aliases":["neg"]},"positive",{"name":"mixed","deprecated":true}]}]}
END
try() { lbl-validate "$@" </dev/null; echo "status $?"; }
try
try -s s.json -f json
try -s s.json --findings -
try -s -
try -s s.json --check-schema s.json
try --check-schema --check s.json
try --check-schema --reject r s.json
try -s s.json -f xml --check
try -s nonexistent.json
try --check-schema nonexistent.json
lbl-validate --help | head -n 3
