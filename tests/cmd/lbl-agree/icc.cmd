# P. E. Shrout, J. L. Fleiss (1979), table 4: .17 .29 .71 .44 .62 .91; mean squares 11.24 (items),
# 6.26 (within), 1.02 (residual).
awk 'BEGIN { split("9 2 5 8 6 1 3 2 8 4 6 8 7 1 2 6 10 5 6 9 6 2 4 7", x, " ")
	for (i = 0; i < 24; i++) printf "{\"item\":\"i%d\",\"annotator\":\"j%d\",\"label\":%s}\n",
		i / 4, i % 4, x[i + 1] }' >full
forms() { lbl-agree -f json "$@" | jq -c '.coefficients.icc | [.value, .n, .annotators, .incomplete],
	(.forms | to_entries[] | [.key, .value.value, .value.reason, .value.ci, .value.f, .value.df1,
	.value.df2])'; }
lbl-agree --coefficient icc,percent full
lbl-agree --coefficient icc --ci-level .9 -f csv full
lbl-agree --coefficient icc --benchmark altman -f csv full | head -n 3
forms --coefficient all full >want
cat want
# texts of numbers, units and an offset change nothing; incomplete items are left out and counted
sed 's/"label":\([0-9]*\)/"label":"1000000000000000.0\10"/; s/0.0100"/0.100"/' full |
	forms --coefficient icc | cmp - want
sed 's/"label":\([0-9]*\)/"label":\1e-300/' full | forms --coefficient icc | cmp - want
{ cat full; printf '{"item":%d,"annotator":"%s","label":99}\n' 1 j0 1 j1 1 j2 2 j3
	printf '{"item":3,"annotator":"%s","label":null}\n' j0 late; } >more
forms --coefficient icc more | tail -n +2 >got; tail -n +2 want | cmp - got
forms --coefficient icc more | head -n 1
lbl-agree --coefficient icc more | tail -n 16 | head -n 9
# an annotator that rated one item makes all others incomplete
{ cat full; echo '{"item":"i1","annotator":"late","label":3}'; } | lbl-agree --coefficient icc | tail -n 17 | head -n 5
# states: the bytes of one run
for i in 0 1 2 3 4 5; do grep "\"i$i\"" full | lbl-agree --partial; done >states
lbl-agree --coefficient all -f json full >one
lbl-agree --merge --coefficient all -f json states | cmp - one
# not of one label against the others
lbl-agree --coefficient icc --by label -f json full | jq -c '.by.label[0]'
# words are no numbers: refused by name, undefined among all
sed 's/"label":2/"label":"two"/' full >words
try() { lbl-agree -f csv "$@" | cut -d, -f1,2,9 | grep icc; }
try --coefficient icc words
try --coefficient all words
try --min icc=0.2 words
try --min icc=0.2 full | head -n 1
try --min icc=0.3 full | head -n 1
lbl-agree --coefficient icc --shape set full
# what is undefined
printf '{"item":1,"annotator":"%s","label":1}\n' a b | try --coefficient icc
printf '{"item":%s,"annotator":"%s","label":1}\n' 1 a 1 b 2 a 2 b | try --coefficient icc
printf '{"item":%s,"annotator":"%s","label":%s}\n' 1 a 1 1 b 2 2 a 1 2 b 2 | try --coefficient icc
{ cat full; echo '{"item":"i1","annotator":"j0","label":3}'; } | try --coefficient icc --duplicates all
lbl-agree --coefficient icc </dev/null | tail -n 4
# all agree: F has no value
printf '{"item":%s,"annotator":"%s","label":%s}\n' 1 a 1 1 b 1 2 a 2 2 b 2 | forms --coefficient icc
exit 0
