# The same bytes for any number of threads, block size and locale; the same lines for any order.
awk 'BEGIN { srand(7); for (i = 0; i < 300; i++) for (a = 0; a < 6; a++) if (rand() < .7) {
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"spans\":[", i, a
	n = int(rand() * 4)
	for (k = 0; k < n; k++) {
		s = k * 9 + int(rand() * 4)
		printf "%s{\"start\":%d,\"end\":%d,\"label\":\"%c\"}", k ? "," : "", s, s + 4 + int(rand() * 4), 97 + int(rand() * 2)
	}
	printf "],\"boxes\":["
	for (k = 0; k < n; k++)
		printf "%s{\"x\":%.1f,\"y\":%.1f,\"width\":%.1f,\"height\":%.1f,\"label\":\"%c\"}", k ? "," : "", k * 8 + rand() * 2, rand(), 5 + rand() * 3, 5 + rand(), 97 + int(rand() * 2)
	printf "],\"text\":\""
	for (k = 0; k < 9; k++) if (rand() < .8) printf "%c ", 97 + (rand() < .7 ? k : int(rand() * 9))
	print "\"}"
} }' >data
awk '{ print (NR * 7919) % 6007 "\t" $0 }' data | sort -n | cut -f 2- >shuffled
cmp -s data shuffled && echo 'not shuffled'
for shape in spans boxes text; do
	lbl-consensus --shape $shape --label $shape --annotators-out who -j 1 data >want
	for weights in '' '--method weighted --annotators-in who'; do
		# shellcheck disable=SC2086  # several words
		lbl-consensus --shape $shape --label $shape $weights --annotators-out who.1 -j 1 data >want
		for j in 2 4; do
			for block in 700 64K; do
				lbl-consensus --shape $shape --label $shape $weights --annotators-out who.$j \
					-j $j --block-size $block data | cmp - want
				cmp who.$j who.1
			done
		done
		LC_ALL=C.UTF-8 lbl-consensus --shape $shape --label $shape $weights data | cmp - want
		sort want >sorted
		lbl-consensus --shape $shape --label $shape $weights --annotators-out who.s shuffled |
			sort | cmp - sorted
		cmp who.s who.1
		wc -l <want
	done
done
