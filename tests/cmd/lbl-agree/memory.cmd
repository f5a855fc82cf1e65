# Beyond --memory all goes to a temporary file and nothing changes: threads, orders of input,
# policies, a state; the folder is empty afterwards.
awk 'BEGIN {
	for (i = 0; i < 15000; i++) {
		x = (x * 1103515245 + 12345) % 2147483648
		item = int(x / 65536) % 4000
		printf "{\"item\":\"item %d\",\"annotator\":\"a%d\",\"label\":", item, x % 7
		print (x % 11 == 0 ? "null" : "\"c" (item + int(x / 8192) % 2) % 3 "\"") "}"
	}
}' > some.jsonl
sort -r some.jsonl > reverse.jsonl
mkdir tmp
export TMPDIR=$PWD/tmp
for args in '' '--duplicates first' '--duplicates all' '--partial'; do
	for input in some reverse; do
		# shellcheck disable=SC2086  # words
		lbl-agree -f json $args $input.jsonl > want
		for run in '64K -j 1' '64K -j 2' '200K -j 4' '1M -j 2' '64K -j 2 --block-size 1000'; do
			# shellcheck disable=SC2086  # words
			lbl-agree -f json $args --memory $run $input.jsonl | cmp - want
		done
	done
done
cut -c 1-123 want
ls -A tmp

# Which of several duplicates fails does not depend on it either.
lbl-agree --duplicates fail some.jsonl
lbl-agree --duplicates fail --memory 64K some.jsonl

# No folder, no room; a program that reads states keeps no items.
rmdir tmp
lbl-agree --memory 64K some.jsonl 2> said || echo "status $?"
sed 's/ in .*:/ in FOLDER:/' said
lbl-agree --memory 63K some.jsonl
lbl-agree --memory 64K --merge some.jsonl
