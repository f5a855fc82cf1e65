# The same bytes for any number of threads, block size and locale; the same lines for any order.
awk 'BEGIN { srand(7); for (i = 0; i < 700; i++) for (a = 0; a < 9; a++) if (rand() < .6)
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":\"%c\"}\n", i, a, 97 + int(rand() * rand() * 5) }' >data
awk '{ print (NR * 7919) % 6007 "\t" $0 }' data | sort -n | cut -f 2- >shuffled
cmp -s data shuffled && echo 'not shuffled'
for method in auto majority wawa zbs dawid-skene one-coin glad mace ebcc mmsr; do
	lbl-consensus --method $method --posterior --annotators-out who -j 1 data >want
	for j in 1 2 4; do
		for block in 700 64K; do
			lbl-consensus --method $method --posterior --annotators-out who.$j -j $j \
				--block-size $block data | cmp - want
			cmp who.$j who
		done
	done
	LC_ALL=C.UTF-8 lbl-consensus --method $method --posterior data | cmp - want
	sort want >sorted
	lbl-consensus --method $method --posterior --annotators-out who.s shuffled | sort | cmp - sorted
	cmp who.s who
	wc -l <want
done
