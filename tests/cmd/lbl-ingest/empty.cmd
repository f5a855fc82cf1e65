# Nothing in, nothing out, and that is no trouble.
: >empty.csv
: >empty.jsonl
lbl-ingest empty.csv && lbl-ingest empty.jsonl && lbl-ingest </dev/null && lbl-ingest --from tsv </dev/null
echo "status $?"
printf '\n\r\n\n' | lbl-ingest --from csv --id x
echo "status $?"
printf '\357\273\277' | lbl-ingest --dedupe
echo "status $?"
printf 'a,b\n' | lbl-ingest --from csv --manifest m.json
jq -c '.inputs[0].records, .records_out' m.json
