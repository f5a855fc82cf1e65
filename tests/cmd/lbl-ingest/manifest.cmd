# What was read and made, in one document; the sums are those of the bytes on disk.
printf 'a,b\n1,2\n1,2\n3\n' >t.csv
gzip -n -c t.csv >u.csv.gz
export SOURCE_DATE_EPOCH=1772600767
lbl-ingest --dedupe --on-error skip --manifest m.json -o out t.csv u.csv.gz
jq -c '.inputs[1] |= del(.size, .sha256)' m.json # how gzip packs is its own affair
sha256sum t.csv u.csv.gz >want
jq -r '.inputs[] | .sha256 + "  " + .name' m.json | cmp - want && echo 'sums agree'
wc -c <t.csv
jq '.inputs[0].size' m.json
echo '# none is left by a run that fails, and an old one stays'
lbl-ingest --manifest m.json --id nope t.csv
lbl-ingest --manifest new.json t.csv >/dev/null
ls
jq -r '.records_out' m.json
echo '# standard input'
printf 'a\n1\n' | lbl-ingest --from csv --manifest m.json >/dev/null
jq -c .inputs m.json
lbl-ingest --manifest no/such/m.json t.csv
echo "status $?"
