# The same bytes for any number of threads, block size, locale, and from gzip.
awk 'BEGIN { srand(3); for (i = 0; i < 4000; i++) printf "{\"id\":\"r%d\",\"g\":%d,\"probs\":[%.2f,%.2f],\"pad\":\"%*s\"}\n", i, i % 3, rand() / 2, rand() / 2, i % 90, "" }' >data
gzip -c data >data.gz
for how in '-n 77' '-p 0.1' '-n 77 --stratify g' '-n 77 --rank-by uncertainty' \
	'-p 0.02 --rank-by uncertainty --stratify g' '-n 40 --by-position' '-p 0.02 --by-position'; do
	lbl-sample -j 1 $how data >want
	[ -s want ] || echo "nothing: $how"
	for j in 1 2 4; do
		for block in 1 700 64K; do
			lbl-sample -j $j --block-size $block $how data | cmp - want
		done
	done
	lbl-sample -j 2 $how data.gz | cmp - want
	LC_ALL=C.UTF-8 lbl-sample $how data | cmp - want
	lbl-sample $how -o got data && cmp got want
done
