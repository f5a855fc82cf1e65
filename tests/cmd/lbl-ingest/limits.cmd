# A row or line past --max-line ends the run with its place, whatever the policy.
printf 'a,b\n1,2\n3,"4\n5678901234567890"\n' >t.csv
lbl-ingest --no-meta --max-line 30 t.csv
for size in 1 7 65536; do
	lbl-ingest --no-meta --max-line 10 --block-size $size --on-error skip t.csv
	echo "status $?"
done
printf '{"a":1}\n{"a":"%030d"}\n' 1 | lbl-ingest --no-meta --max-line 20 --on-error skip
echo "status $?"
echo '# a long field is carried through'
awk 'BEGIN { printf "a,b\n1,\""; for (i = 0; i < 200000; i++) printf "lorem ipsum\"\"\n"; print "\"" }' >long.csv
lbl-ingest long.csv | jq -c '[(.data.b | length), .meta.line]'
