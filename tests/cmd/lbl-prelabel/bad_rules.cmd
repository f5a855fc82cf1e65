# All faults of all files are named, and nothing is written.
cat >bad.json <<'END'
{"name":"cx","version":2,"stat":"x","status":"dead","rules":[
 {"name":"a","terms":["x"],"pattern":"y","label":"l","confidence":1.5},
 {"name":"a","label":null,"field":"a..b","termz":1},
 {"terms":[1," x",""],"label":"","priority":0.5},
 {"name":"p","pattern":"(","flags":"q","label":[{"start":1,"end":2,"label":"x"}]},
 {"name":"p2","pattern":"a(","label":"y","note":3},
 7,
 {"name":"q@","terms":["x"],"flags":"i","label":"z","version":1.5}
]}
END
printf '{"rules":[}' >broken.json
printf '{"rules":[{"name":"fine","terms":["x"],"label":"y"}]}' >fine.json
printf '{"rules":[{"name":"fine","terms":["x"],"label":"y"}]}' >double.json
echo '{"id":1,"data":{"text":"x"}}' >items
lbl-prelabel --rules bad.json --rules broken.json --rules nowhere.json -o out items
echo "status $?"
[ -e out ] && echo 'written all the same'
lbl-prelabel --rules fine.json --rules double.json items
echo "status $?"
lbl-prelabel items
echo "status $?"
lbl-prelabel --rules - <fine.json
echo "status $?"
lbl-prelabel --rules - items <fine.json
