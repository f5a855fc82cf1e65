# A line an item, in the order of their first appearance. By hand: z has x x w, of three pairs one
# agrees; y has x y; q is rated once, r not at all.
printf '{"item":"%s","annotator":"%s","label":%s}\n' z a '"x"' y a '"x"' y b '"y"' z b '"x"' z c '"w"' \
	q c '"w"' r c null >data
lbl-agree --by item data
lbl-agree --by item data | jq -r 'select(.n > 1 and .agreement < 0.5).item'
# with linear weights w x differ by half: the mean distance of z is (0 + 1/2 + 1/2) / 3
lbl-agree --by item --categories w,x,y --weights linear data | jq -c '[.item, .agreement]'
lbl-agree --by item --categories y,x,w -f json data | jq -c '.labels'
# an annotator who rated three times, counted each time: 3 of 6 pairs agree
printf '{"item":1,"annotator":"%s","label":%s}\n' a 1 a 1.0 a '"1"' b 2 >twice
lbl-agree --by item twice
lbl-agree --by item --duplicates all twice
# sets are JSON again; the distance of MASI is 1 - 2/3 * 1/2
printf '{"item":1,"annotator":"%s","label":%s}\n' a '["b","a"]' b '["b"]' c '[]' >sets
lbl-agree --by item --shape set sets
sed 2q sets | lbl-agree --by item --shape set --distance masi
# texts of any kind
printf '{"item":"\\u0000\\n","annotator":"a","label":"\\u0000"}\n{"item":7,"annotator":8,"label":true}\n' |
	lbl-agree --by item
lbl-agree --by item </dev/null
# the mean over items with pairs is percent agreement; same lines for any threads and blocks
awk 'BEGIN { srand(3); for (i = 0; i < 900; i++) for (a = 0; a < 6; a++) if (rand() < .5)
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":%d}\n", i * 7919 % 900, a, rand() * rand() * 4 }' >many
lbl-agree --by item --weights quadratic many >want
lbl-agree -f json --weights quadratic many | jq .coefficients.percent_agreement.value >whole
jq -s 'map(select(.n > 1).agreement) | add / length' want | awk -v whole="$(cat whole)" \
	'{ d = $1 - whole; print (d < 1e-9 && d > -1e-9) }'
jq -r .item many | awk '!seen[$0]++' >order
jq -r .item want | cmp - order
for j in 1 2 4; do
	for block in 1 700 64K; do
		lbl-agree --by item --weights quadratic -j $j --block-size $block many | cmp - want
	done
done
lbl-agree --by item --stats stats -o out --weights quadratic many && cmp out want
test "$(jq .out stats)" = "$(wc -l <want)" || echo 'lines miscounted'
{ lbl-agree --by item many; echo "status $?" >status; } | head -c 100 >/dev/null
grep -v 'status \(0\|141\)' status
for refused in '--by label' '--by item,pair' '--partial' '--merge' '-f text' '-f csv' '--min alpha=1' \
	'--coefficient ac' '--level ordinal' '--ci-level .9' '--benchmark altman' '--distance masi'; do
	# shellcheck disable=SC2086 # words
	lbl-agree --by item $refused data
	echo "status $?"
done
lbl-agree --by item --weights linear data
echo "status $?"
