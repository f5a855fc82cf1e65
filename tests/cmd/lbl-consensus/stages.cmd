# The highest stage decides; a review replaces what it fixes and drops what it rejects.
cat >data <<'END'
{"id":"1","item":"a","annotator":"x","label":"p"}
{"id":"2","item":"a","annotator":"y","label":"q"}
{"id":"3","item":"b","annotator":"x","label":"p"}
{"id":"4","item":"b","annotator":"z","label":"q","stage":"review","reviews":"3","verdict":"fix"}
{"id":"5","item":"c","annotator":"x","label":"p"}
{"id":"6","item":"c","annotator":"z","label":null,"stage":"review","reviews":"5","verdict":"reject"}
{"id":"7","item":"d","annotator":"x","label":null}
{"id":"8","item":"e","annotator":"x","label":"p"}
{"id":"9","item":"e","annotator":"z","label":"r","stage":"adjudicate"}
{"id":"10","item":"e","annotator":"y","label":"p","stage":"audit"}
END
columns='[.item,.label,.reason,(.votes|tostring),.tied,.decided_by,.overruled,.changed]|map(tostring)|join(" ")'
for precedence in adjudicate,audit,review,label audit,label label none; do
	echo "# $precedence"
	lbl-consensus --method majority --precedence $precedence data | jq -r "$columns"
done
echo '# without votes'
lbl-consensus --method majority --precedence adjudicate,review data | jq -r "$columns"
echo '# gold stands above a ruling, and is held against the votes'
echo '{"item":"e","label":"p"}' >gold
lbl-consensus --method majority --gold gold data | jq -r "$columns" | tail -n 1
