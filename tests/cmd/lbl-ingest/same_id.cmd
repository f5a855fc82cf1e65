# Neither the order of columns nor the form of the file nor escapes make another id.
printf 'a,b\n1,caf\303\251\n' >t.csv
printf 'b,a\r\n"caf\303\251","1"\r\n' >crlf.csv
printf 'b\ta\ncaf\303\251\t1' >t.tsv
printf '{"b":"caf\\u00e9", "a":"\\u0031"}\n' >t.jsonl
lbl-ingest --no-meta t.csv crlf.csv t.tsv t.jsonl | tee items | jq -r .id | uniq -c | sed 's/^ *//'
# The id is XXH3_128bits (xxHash 0.8.1) of {"data":{"a":"1","b":"café"}}.
lbl-ingest --dedupe --no-meta t.csv crlf.csv t.tsv t.jsonl
echo '# numbers count by their exact value'
printf '{"a":1.0}\n{"a":10e-1}\n{"a":1}\n{"a":"1"}\n' | lbl-ingest --dedupe --no-meta
printf 'a\n1.00\n' | lbl-ingest --from csv --numeric a --no-meta
echo '# a table, and the objects that its records hold, have the same ids'
awk 'BEGIN {
	print "z,a \"b\",m" > "t.csv"
	for (i = 0; i < 3000; i++)
		printf "%d.%d0,\"x\"\"%d\n\t\\\",caf\303\251 %d\n", i % 7, i % 11, i, i * 7919 % 101 > "t.csv"
}' </dev/null
sed -i '1s/.*/z,"a ""b""",m/' t.csv
for numeric in '' '--numeric z'; do
	# shellcheck disable=SC2086
	lbl-ingest --no-meta $numeric t.csv | tee items | jq -c .data | lbl-ingest --no-meta | jq -r .id >ids
	jq -r .id items | cmp - ids && sort -u ids | wc -l
done
