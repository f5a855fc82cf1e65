# The form of a source: by --from, by its name, by its first byte, else refused.
printf 'a,b\n1,2\n' >t.CSV
printf 'a\tb\n1\t2\n' >t.tsv
printf '{"a":"1","b":"2"}\n' >t.ndjson
printf '{"a":"1","b":"2"}\n' >unnamed
cp unnamed copy
printf 'a;b\n1;2\n' >t.csv
for f in t.CSV t.tsv t.ndjson unnamed; do gzip -c "$f" >"$f.gz"; done
lbl-ingest --no-meta t.CSV t.tsv t.ndjson unnamed t.CSV.gz t.tsv.gz t.ndjson.gz unnamed.gz | uniq -c | sed 's/^ *//'
lbl-ingest --no-meta --delimiter ';' t.csv
lbl-ingest --no-meta --from csv --delimiter '\t' t.tsv
lbl-ingest --no-meta --from jsonl unnamed - <copy
try() { lbl-ingest "$@"; echo "status $?"; }
printf 'a,b\n1,2\n' | try
printf '[1]\n' >array
try array
try --delimiter ';' unnamed
try --columns a,b t.ndjson
try --delimiter ';;' t.csv
try --delimiter '"' t.csv
try --delimiter '' t.csv
try missing.csv
name=$(printf '\351.csv')
printf 'a,b\n1,2\n' >"$name"
try "$name" 2>message
cut -d : -f 3 message
try --no-meta "$name"
