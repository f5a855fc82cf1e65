# Equal content goes once, the first of it; meta does not count, ids of the source do.
cat >in.jsonl <<'END'
{"a":1,"b":2}
{"b":2.0, "a":1}
{"id":"x","data":{"a":1}}
{"id":"x","data":{"a":1},"meta":{"k":1}}
{"id":"y","data":{"a":1}}
{"b":2,"a":1,"a":3,"a":1}
END
lbl-ingest --dedupe in.jsonl
lbl-ingest --dedupe in.jsonl in.jsonl -q | wc -l
echo '# for any number of threads and size of blocks the same bytes'
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "{\"n\":%d,\"t\":\"x\"}\n", (i * 7919) % 5003 }' >many.jsonl
awk 'BEGIN { print "n,t"; for (i = 0; i < 20000; i++) printf "%d,x\n", (i * 7919) % 5003 }' >many.csv
lbl-ingest --dedupe -q -j 1 many.jsonl | tee one | wc -l
lbl-ingest --dedupe -q -j 1 many.csv | tee one.csv | wc -l
for j in 1 2 4; do
	for size in 1 100 65536; do
		lbl-ingest --dedupe -q -j $j --block-size $size many.jsonl | cmp - one
		lbl-ingest --dedupe -q -j $j --block-size $size many.csv | cmp - one.csv
	done
done
awk '!seen[$0]++' many.csv | tail -n +2 | cut -d, -f1 >want
jq -r .data.n one.csv | cmp - want && echo 'the first of each, in order'
