# Beyond --memory judgments go to a temporary file; the report is the same.
awk 'BEGIN {
	for (i = 0; i < 9000; i++) {
		x = (x * 1103515245 + 12345) % 2147483648
		printf "{\"item\":%d,\"annotator\":%d,\"label\":%d}\n", int(x / 65536) % 3000, x % 7, x % 3
	}
	for (i = 0; i < 3000; i += 3) printf "{\"item\":%d,\"label\":%d}\n", i, i % 2 > "gold.jsonl"
}' > some.jsonl
lbl-report --gold gold.jsonl -f json some.jsonl > want
for run in '64K -j 1' '64K -j 2' '300K -j 3'; do
	# shellcheck disable=SC2086  # words
	lbl-report --gold gold.jsonl -f json --memory $run some.jsonl | cmp - want
done
grep -o '"counts":{[^}]*}' want
lbl-report --memory 64K --merge some.jsonl
