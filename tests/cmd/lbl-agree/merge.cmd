# States of random splits by item, merged in any order and grouping, give the bytes of one run.
awk 'BEGIN { srand(3); for (i = 0; i < 300; i++) for (a = 0; a < 6; a++) if (rand() < .6) {
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":\"%c\"}\n", i, a, 97 + int(rand() * rand() * 5)
	if (rand() < .05) printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":null}\n", i, a
	if (rand() < .05) printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":\"a\"}\n", i, a } }' >data
lbl-agree -f json data >want
lbl-agree --by pair data >want.text
for n in 1 2 3 4 5 6 7; do
	rm -f shard.* state.*
	awk -v n=$n -v seed=$n 'BEGIN { srand(seed) } { split($0, f, "\""); k = f[4]
		if (!(k in of)) of[k] = int(rand() * n); print >("shard." of[k]) }' data
	for s in shard.*; do lbl-agree --partial -j $((n % 4 + 1)) "$s" >"state.${s#shard.}"; done
	lbl-agree --merge -f json state.* | cmp - want
	cat state.* | lbl-agree --merge --by pair | cmp - want.text
	lbl-agree --merge --partial state.* >forward
	cat state.* | sed -n '1!G;h;$p' | lbl-agree --merge --partial | cmp - forward
	# a chain from the left, with an empty state at every link
	lbl-agree --partial </dev/null >sum
	for s in state.*; do
		lbl-agree --partial </dev/null | cat - "$s" sum | lbl-agree --merge --partial >next
		mv next sum
	done
	cmp sum forward
	lbl-agree --merge -f json sum | cmp - want
done
wc -l <forward
grep -c "$(printf '\t')" forward
jq -c '.counts' want
