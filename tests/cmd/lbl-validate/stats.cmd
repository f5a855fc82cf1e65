# What --stats says: all that was read, what went on, what did not.
cat >s.json <<"END"
{"name":"sentiment","version":"2.1.0",
 "record":{"json_schema":{"required":["item"],"properties":{
   "confidence":{"type":"number","minimum":0,"maximum":1}}}},
 "tasks":[{"name":"sentiment","type":"choice","required":true,"labels":[
   {"name":"negative","aliases":["neg"]},"positive",{"name":"mixed","deprecated":true}]}]}
END
printf '{"item":1,"label":"positive"}\n{"item":1,"label":"a"}\n{\n' >in
lbl-validate -q -s s.json --stats log in >/dev/null 2>&1
lbl-validate -q -s s.json --stats log --check in >/dev/null 2>&1
jq -c '[.in,.out,.rejected,.status]' log
