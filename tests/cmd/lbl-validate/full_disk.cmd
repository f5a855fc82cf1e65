# A full disk is trouble, wherever it is met.
cat >s.json <<"END"
{"name":"sentiment","version":"2.1.0",
 "record":{"json_schema":{"required":["item"],"properties":{
   "confidence":{"type":"number","minimum":0,"maximum":1}}}},
 "tasks":[{"name":"sentiment","type":"choice","required":true,"labels":[
   {"name":"negative","aliases":["neg"]},"positive",{"name":"mixed","deprecated":true}]}]}
END
[ -c /dev/full ] || { echo 'SKIP: no /dev/full'; exit 77; }
printf '{"item":1,"label":"positive"}\n{"item":1,"label":"a"}\n' >in
lbl-validate -q -s s.json in >/dev/full 2>err
echo "status $?"
tail -n 1 err
lbl-validate -q -s s.json --check in >/dev/full
echo "status $?"
lbl-validate -q -s s.json --findings /dev/full in >/dev/null
echo "status $?"
lbl-validate -q -s s.json --reject /dev/full in >/dev/null 2>err
echo "status $?"
tail -n 1 err
echo '{}' >bad.json
lbl-validate --check-schema bad.json >/dev/full
echo "status $?"
lbl-validate -s s.json in >/dev/null 2>/dev/full
echo "status $?"
