# The same bytes for any number of threads, order of lines, numbering of names, and split into states.
awk 'BEGIN { srand(8); for (i = 0; i < 300; i++) for (a = 0; a < 5; a++) if (rand() < .6)
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":\"%c\"}\n", i, a, 97 + int(rand() * rand() * 4) }' >data
agree() { lbl-agree -f json --ci bootstrap --replicates 300 --coefficient all --by label "$@"; }
agree -j 1 data >want
for j in 2 4; do agree -j $j --block-size 700 data | cmp - want; done
awk '{ print (NR * 7919) % 6007 "\t" $0 }' data | sort -n | cut -f 2- >shuffled
agree -j 2 shuffled | cmp - want
agree --categories d,b,a,c data | jq -c '.coefficients | map_values(.se)' >listed
agree --categories d,b,a,c -j 3 shuffled | jq -c '.coefficients | map_values(.se)' | cmp - listed
# States do not hold items: what asks who rated has no error.
for s in 0 1 2; do
	awk -v s=$s '{ split($0, f, "\""); if (substr(f[4], 2) % 3 == s) print }' data | lbl-agree --partial >$s.state
done
patterns=percent,fleiss,alpha,ac,bp
lbl-agree -f json --ci bootstrap --coefficient $patterns data >whole
lbl-agree --merge -f json --ci bootstrap --coefficient $patterns 2.state 0.state 1.state | cmp - whole
lbl-agree --merge --ci bootstrap --coefficient all 0.state 1.state 2.state | grep items_not_kept
lbl-agree --merge --ci bootstrap -f json --coefficient percent,cohen 0.state |
	jq -c '.coefficients | map_values([.se_reason, .ci])'
