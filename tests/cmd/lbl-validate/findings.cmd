# All findings of a record are named, each on a line; sound records go on.
cat >s.json <<"END"
{"name":"sentiment","version":"2.1.0",
 "record":{"json_schema":{"required":["item"],"properties":{
   "confidence":{"type":"number","minimum":0,"maximum":1}}}},
 "tasks":[{"name":"sentiment","type":"choice","required":true,"labels":[
   {"name":"negative","aliases":["neg"]},"positive",{"name":"mixed","deprecated":true}]}]}
END
cat >in <<'END'
{"id":"a","item":1,"label":"positive"}
{"id":"b","label":"postive","confidence":1.2}
{"id":"c","item":1,"label":"neg"}
{"id":"d","item":1,"label":null}
{"id":"e","item":1}
{"id":"f","item":1,"label":["positive"],"confidence":"0.5"}
{"id":"g","item":1,"label":"negative"}
END
lbl-validate -s s.json in
echo "status $?"
lbl-validate -q -s s.json -o out in 2>err
echo "status $?"
jq -r .id out
