# The same bytes for any number of threads, block size, order of lines and locale.
awk 'BEGIN { srand(7); for (i = 0; i < 700; i++) for (a = 0; a < 9; a++) if (rand() < .6)
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":\"%c\"}\n", i, a, 97 + int(rand() * rand() * 5) }' >data
lbl-agree -f json -j 1 data >want
lbl-agree --partial -j 1 data >state
for j in 1 2 4; do
	for block in 1 700 64K; do
		lbl-agree -f json -j $j --block-size $block data | cmp - want
		lbl-agree --partial -j $j --block-size $block data | cmp - state
	done
done
awk '{ print (NR * 7919) % 6007 "\t" $0 }' data | sort -n | cut -f 2- >shuffled
cmp -s data shuffled && echo 'not shuffled'
lbl-agree -f json -j 2 shuffled | cmp - want
LC_ALL=C.UTF-8 lbl-agree -f json data | cmp - want
jq -c '.counts.annotations > 3000, (.by.pair | length)' want
