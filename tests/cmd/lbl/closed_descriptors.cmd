# A descriptor that the caller has closed is given to no file: nothing ends up in another's place.
cat >schema <<'SCHEMA'
{"name":"s","version":"1.0.0","tasks":[{"name":"label","type":"choice","labels":["x"]}]}
SCHEMA
printf '%s\n' '{"item":"a","annotator":"b","label":"x"}' \
	'{"item":"a","annotator":"b","label":"y"}' \
	'{"item":"c","annotator":"b","label":"x"}' >in
lbl-validate -s schema in >&-; echo "status $?"
lbl-validate -s schema -o out in 2>&-; echo "status $?"
cat out 2>/dev/null; rm -f out
lbl-validate -s schema --reject bad in >&-; echo "status $?"
cat bad 2>/dev/null
lbl-sample -p 1 -o out in - <&-; echo "status $?"
lbl-sample -p 1 in - <&- >/dev/null; echo "status $?"
lbl-sample -p 1 --seed x 2>&-; echo "status $?"
lbl-sample -p 1 /dev/null >&-; echo "status $?"
ls -A
