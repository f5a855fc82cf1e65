# Several inputs, gzip among them: lines count anew in each; the last line may lack its LF.
cat >s.json <<"END"
{"name":"sentiment","version":"2.1.0",
 "record":{"json_schema":{"required":["item"],"properties":{
   "confidence":{"type":"number","minimum":0,"maximum":1}}}},
 "tasks":[{"name":"sentiment","type":"choice","required":true,"labels":[
   {"name":"negative","aliases":["neg"]},"positive",{"name":"mixed","deprecated":true}]}]}
END
printf '{"item":1,"label":"positive"}\n{"item":1,"label":"a"}' >one
printf '{"item":2,"label":"b"}\n' | gzip -c >two.gz
printf '{"item":3,"label":"c"}\n' | lbl-validate -q -s s.json one two.gz - two.gz
echo "status $?"
lbl-validate -s s.json one nonexistent >/dev/null 2>err
echo "status $?"
tail -n 1 err
head -c 30 two.gz >cut.gz
lbl-validate -s s.json cut.gz 2>&1 | sed 's/offset [0-9]*/offset N/'
