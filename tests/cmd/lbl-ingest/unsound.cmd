# Nothing that no program would take passes as a record; an empty label is an abstention.
for record in '{"item":1.5,"annotator":"a","label":"x"}' '{"item":"a","annotator":[1],"label":"x"}' \
	'{"item":null,"annotator":"a","label":"x"}' '{"id":{},"item":"a","annotator":"b","label":"x"}' \
	'{"id":true,"data":{}}' '{"id":null,"item":"a","annotator":"b","label":"x"}' '{"id":7,"data":{}}'; do
	printf '%s\n' "$record" | lbl-ingest --as annotation --from jsonl; echo "status $?"
done
printf 'item,annotator,label\n,a,x\ni,,x\ni,a,\n' >t.csv
lbl-ingest --as annotation --no-meta --reject kept t.csv; echo "status $?"
jq -c '[.line, .byte, .error]' kept
