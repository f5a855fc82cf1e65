# The same bytes for any number of threads, block size, locale, and from gzip.
awk 'BEGIN { srand(5); for (i = 0; i < 3000; i++) {
	t = ""; for (k = 0; k < 20; k++) t = t " w" int(rand() * 400)
	printf "{\"id\":%d,\"data\":{\"text\":\"%s\"}}\n", i, t } }' >items
awk 'BEGIN { printf "{\"rules\":["; for (i = 0; i < 40; i++)
	printf "%s{\"name\":\"r%d\",\"terms\":[\"w%d\",\"w%d w%d\"],\"label\":%d,\"priority\":%d}", i ? "," : "", i, i * 9, i, i * 3, i % 4, i % 5
	printf ",{\"name\":\"p\",\"pattern\":\"w1\\\\d w2\",\"label\":\"x\"}]}" }' >rules.json
gzip -c items >items.gz
gzip -c rules.json >rules.gz
lbl-prelabel -j 1 --rules rules.json -v items >want 2>counts
grep -c suggestions want
for j in 1 2 4; do
	for block in 1 700 64K; do
		lbl-prelabel -j $j --block-size $block --rules rules.json -v items 2>got | cmp - want
		cmp got counts
	done
done
lbl-prelabel -j 2 --rules rules.gz items.gz | cmp - want
LC_ALL=C.UTF-8 lbl-prelabel --rules rules.json items | cmp - want
lbl-prelabel --rules rules.json -o got items && cmp got want
