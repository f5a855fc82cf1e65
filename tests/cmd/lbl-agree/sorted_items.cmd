# Lines of sorted items come as items do, the same as without: threads, blocks, shapes, categories
# in an order of their own, items that all abstained of.
awk 'BEGIN {
	for (i = 0; i < 5000; i++) {
		x = (x * 1103515245 + 12345) % 2147483648
		label = x % 11 == 0 || i % 700 < 5 ? "null" : "\"c" int(x / 65536) % 4 "\""
		set = x % 11 == 0 ? "null" : "[\"s" int(x / 65536) % 3 "\",\"s" int(x / 262144) % 3 "\"]"
		printf "{\"item\":\"%05d\",\"annotator\":%d,\"label\":%s,\"set\":%s}\n",
			int(i / 5), x % 7, label, set
	}
}' > some.jsonl
for args in '' '--duplicates all' '--label set --shape set' \
	'--weights linear --categories c3,c1,c2,c0,c7'; do
	# shellcheck disable=SC2086  # words
	lbl-agree --by item $args some.jsonl > want
	for run in '-j 1' '-j 4 --block-size 1' '-j 2 --block-size 5K' '-j 3 --block-size 300'; do
		# shellcheck disable=SC2086  # words
		lbl-agree --by item $args --sorted $run some.jsonl | cmp - want
	done
	head -n 2 want
done
grep -c . want
lbl-agree --by item --sorted --stats stats some.jsonl some.jsonl > got
jq .out stats
cut -c 1-16 got | uniq | wc -l

# How far labels differ must be known before the last one has come.
lbl-agree --by item --sorted --weights linear some.jsonl
lbl-agree --by item --sorted --shape set --distance masi some.jsonl
lbl-agree --by item --sorted --weights linear --categories a,b some.jsonl
lbl-agree --by item --sorted --label nowhere some.jsonl | head -n 1
lbl-agree --by item --sorted --item nowhere some.jsonl
