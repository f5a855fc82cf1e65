# Items in order are counted as they come, with the same result: threads, blocks of any size,
# policies, abstentions, a category that only a duplicate chose, a state.
awk 'BEGIN {
	for (i = 0; i < 9000; i++) {
		x = (x * 1103515245 + 12345) % 2147483648
		item = sprintf("%c%03d", 97 + int(i / 3000), int(i / 9) % 1000)
		id = x % 5 == 0 ? "\\u00" sprintf("%x", 97 + int(i / 3000)) substr(item, 2) : item
		label = x % 11 == 0 ? "null" : x % 13 == 0 ? "\"pass\"" : "\"c" int(x / 65536) % 4 "\""
		printf "{\"item\":\"%s\",\"annotator\":\"a%d\",\"label\":%s}\n", id, x % 7, label
	}
	print "{\"item\":\"z\",\"annotator\":\"a1\",\"label\":\"once\"}"
	print "{\"item\":\"z\",\"annotator\":\"a1\",\"label\":\"c1\"}"
}' > some.jsonl
for args in '' '--duplicates first' '--duplicates all' '--partial' '--abstain pass' \
	'--categories c3,c2,c1,c0,pass,once,never --level ordinal' '--ci bootstrap --replicates 100 --coefficient alpha' \
	'--by label --coefficient all'; do
	# shellcheck disable=SC2086  # words
	lbl-agree -f json $args some.jsonl > want
	for run in '-j 1' '-j 2' '-j 4 --block-size 1' '-j 1 --block-size 1' '-j 3 --block-size 700' \
		'-j 2 --block-size 20K'; do
		# shellcheck disable=SC2086  # words
		lbl-agree -f json $args --sorted $run some.jsonl | cmp - want
	done
done
grep -o '"counts":{.*"categories":[0-9]*' want
split -l 3000 some.jsonl part-
lbl-agree -f json --by label --coefficient all --sorted part-* | cmp - want

# The first of several duplicates, by names, not by what came first.
lbl-agree --duplicates fail some.jsonl
lbl-agree --duplicates fail --sorted -j 4 --block-size 1 some.jsonl

# Nothing, and items that nobody has judged.
lbl-agree --sorted -f json /dev/null | cut -c 1-33
printf '{"item":"a","annotator":"x","label":null}\n{"item":"b","annotator":"x","label":null}\n' |
	lbl-agree --sorted -f json | grep -o '"counts":{[^}]*}'
