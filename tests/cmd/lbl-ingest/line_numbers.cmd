# meta.line is where a row begins in the file: quotes may hold line ends, blank lines are no rows.
printf 'a,b\n1,"x\ny\nz"\n\n\n2,"\n"\n3,\n' >lf.csv
lbl-ingest lf.csv | jq -c '[.data.a, .data.b, .meta.line]'
echo '# CRLF'
sed 's/$/\r/' lf.csv | lbl-ingest --from csv | jq -c '[.data.a, .data.b, .meta.line]'
echo '# CR alone: ends a line where it ends a row'
printf 'a,b\r1,"x\ry"\r\r2,"\r"\r3,' | lbl-ingest --from csv | jq -c '[.data.a, .data.b, .meta.line]'
echo '# JSON lines'
printf '\n{"a":1}\r\n\n{"a":2}' | lbl-ingest --from jsonl | jq -c '[.data.a, .meta.line]'
echo '# several sources, each from 1; a byte order mark is no text'
printf '\357\273\277a\n1\n' >bom.csv
printf '\357\273\277{"a":"1"}\n' >bom.jsonl
gzip -c bom.csv >bom.csv.gz
lbl-ingest bom.csv bom.jsonl bom.csv.gz | jq -c '[.id, .meta.source, .meta.line]'
