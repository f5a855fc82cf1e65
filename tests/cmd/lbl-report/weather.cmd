# The same bytes for any number of threads, block size, locale, and order of lines.
awk 'BEGIN { srand(7); for (i = 0; i < 700; i++) for (a = 0; a < 9; a++) if (rand() < .6)
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":\"%c\",\"origin\":\"%s\",\"duration_ms\":%d,\"created_at\":\"2026-03-%02dT05:06:%02dZ\"}\n", i, a, 97 + int(rand() * rand() * 5), a < 7 ? "human" : "model", 10 / (rand() + .0001), 1 + int(rand() * 28), int(rand() * 60) }' >data
awk 'BEGIN { srand(8); for (i = 0; i < 700; i += 3) printf "{\"item\":\"i%d\",\"label\":\"%c\"}\n", i, 97 + int(rand() * rand() * 6) }' >gold
for form in text json html; do
	lbl-report -g gold -f $form -j 1 data >want.$form
done
lbl-report -g gold --partial -j 1 data >state
for j in 1 2 4; do
	for block in 1 700 64K; do
		for form in text json html; do
			lbl-report -g gold -f $form -j $j --block-size $block data | cmp - want.$form
		done
		lbl-report -g gold --partial -j $j --block-size $block data | cmp - state
	done
done
awk '{ print (NR * 7919) % 6007 "\t" $0 }' data | sort -n | cut -f 2- >shuffled
cmp -s data shuffled && echo 'not shuffled'
sort -r gold >dlog
lbl-report -g dlog -f json -j 2 shuffled | cmp - want.json
lbl-report -g dlog --partial -j 2 shuffled | cmp - state
LC_ALL=C.UTF-8 lbl-report -g gold -f html data | cmp - want.html
jq -c '.counts.kept > 3000, (.annotators | length), (.gold.judgments > 1000)' want.json
