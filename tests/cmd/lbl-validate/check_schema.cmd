# Schemas alone: every fault with its place; the worst decides.
cat >s.json <<"END"
{"name":"sentiment","version":"2.1.0",
 "record":{"json_schema":{"required":["item"],"properties":{
   "confidence":{"type":"number","minimum":0,"maximum":1}}}},
 "tasks":[{"name":"sentiment","type":"choice","required":true,"labels":[
   {"name":"negative","aliases":["neg"]},"positive",{"name":"mixed","deprecated":true}]}]}
END
lbl-validate --check-schema s.json
echo "status $?"
sed 's/"neg"\]/"neg","mixed"]/; s/"item"/"item",1/' s.json >bad.json
lbl-validate --check-schema s.json bad.json
echo "status $?"
lbl-validate --check-schema -f json <bad.json
echo "status $?"
lbl-validate --check-schema --findings f s.json bad.json nonexistent.json
echo "status $?"
ls
printf '{"name":"\303\251",\r\n\t"version":2}' | lbl-validate --check-schema
printf '\357\273\277{"name":"n","version":"1.0.0"}\n' | gzip -c >s.json.gz
lbl-validate --check-schema s.json.gz
echo "status $?"
: >none
lbl-validate --check-schema none
head -c 40 s.json.gz >cut.gz
lbl-validate --check-schema cut.gz
echo "status $?"
lbl-validate -s cut.gz none
echo "status $?"
