# A closed pipe ends it quietly, with the signal's status.
cat >s.json <<"END"
{"name":"sentiment","version":"2.1.0",
 "record":{"json_schema":{"required":["item"],"properties":{
   "confidence":{"type":"number","minimum":0,"maximum":1}}}},
 "tasks":[{"name":"sentiment","type":"choice","required":true,"labels":[
   {"name":"negative","aliases":["neg"]},"positive",{"name":"mixed","deprecated":true}]}]}
END
awk 'BEGIN { for (i = 0; i < 100000; i++) print "{\"item\":" i ",\"label\":\"positive\"}" }' >in
{ lbl-validate -s s.json in; echo "status $?" >status; } | head -n 1
cat status
