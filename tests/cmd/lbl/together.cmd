# Outputs appear together or not at all, and never where the run reads.
[ -c /dev/full ] || { echo 'SKIP: no /dev/full'; exit 77; }
cp "$SRC/examples/rules.json" "$SRC/examples/sentiment.json" .
printf 'a,b\n1,2\n' >in.csv
printf '{"id":"a"}\nx\n' >in
printf '{"item":"a","label":"x"}\n' >gold
lbl-ingest in.csv -o out --manifest /dev/full; echo "status $?"
lbl-sample -p 1 --on-error skip -q in -o out --stats /dev/full; echo "status $?"
lbl-sample -p 1 in -o out --reject /dev/full; echo "status $?"
lbl-sample -p 1 --on-error skip in -o out --stats /nonexistent/s; echo "status $?"
ls -A
md5sum * >sums
lbl-ingest in.csv -o out --manifest in.csv; echo "status $?"
lbl-sample -p 1 in -o out --reject ./in; echo "status $?"
lbl-sample -p 1 -o out --reject in <in; echo "status $?"
lbl-sample -p 1 in -o out --stats in; echo "status $?"
lbl-sample -p 1 in -o in --stats in; echo "status $?"
lbl-validate -s sentiment.json --findings sentiment.json in; echo "status $?"
lbl-validate -s sentiment.json -o sentiment.json in; echo "status $?"
lbl-validate -s sentiment.json in >>sentiment.json; echo "status $?"
lbl-prelabel --rules rules.json -o rules.json in; echo "status $?"
lbl-report --gold gold -o gold /dev/null; echo "status $?"
for option in reject stats; do
	lbl-sample -p 1 --$option - in; echo "status $?"
done
lbl-ingest --manifest - in.csv; echo "status $?"
lbl-sample -p 1 -o '' in; echo "status $?"
md5sum -c --quiet sums
ls -A
