# S. Siegel, Nonparametric Statistics (1956) 229-231: three rank six; sums 8 14 11 11 11 8, so
# W = 25.5 / (9 (216 - 6) / 12) = .16.
table() { awk -v rows="$1" -v m="$2" 'BEGIN { n = split(rows, x, " ")
	for (i = 0; i < n; i++) printf "{\"item\":\"i%d\",\"annotator\":\"j%d\",\"label\":%s}\n",
		i / m, i % m, x[i + 1] }'; }
w() { lbl-agree -f json --coefficient kendall "$@" | jq -c '.coefficients.kendall_w | [.value, .reason, .n,
	.annotators, .incomplete, .uncorrected, .chi2, .df, .p]'; }
table '1 1 6 6 5 3 3 6 2 2 4 5 5 2 4 4 3 1' 3 >siegel
w siegel
# With ties: numpy 1.24.2 and scipy 1.10.1, rankdata and chi2.sf, on the data of Shrout and Fleiss.
table '9 2 5 8 6 1 3 2 8 4 6 8 7 1 2 6 10 5 6 9 6 2 4 7' 4 >full
w full
lbl-agree --coefficient kendall full | tail -n 13 | head -n 5
lbl-agree --coefficient kendall -f csv full
# one number written in two ways is tied; scales that keep the order change nothing
sed '/"i0"/s/"label":8}/"label":"8.0"}/' full >texts
w texts
sed 's/"label":\([0-9]*\)/"label":-\1e-300/' full | w
# words by --categories, which comes before value
sed 's/"label":\([0-9]*\)/"label":"w\1"/' full >words
w --categories w1,w2,w3,w4,w5,w6,w7,w8,w9,w10,w11 words
w --categories 10,9,8,7,6,5,4,3,2,1 full
try() { lbl-agree -f csv "$@" | cut -d, -f1,2,9 | grep kendall; }
try --coefficient kendall words
try --coefficient all words
try --min kendall=0.5 words
try --min kendall=0.5 full
try --min kendall=0.9 full
lbl-agree --coefficient kendall --shape set full
lbl-agree --coefficient kendall --by label -f json full | jq -c '.by.label[0]'
# items that lack one are left out and counted; abstaining is not rating; a late one unmakes all
{ cat full; printf '{"item":%d,"annotator":"%s","label":99}\n' 1 j0 1 j1 1 j2 2 j3
	printf '{"item":"i3","annotator":"%s","label":null}\n' j0 late; } >more
w more
{ cat more; echo '{"item":"i1","annotator":"late","label":3}'; } | w
# one that is rated twice is not complete
{ cat more; echo '{"item":"i1","annotator":"j0","label":3}'; } | w --duplicates all
w --duplicates first more
# what is undefined
table '1 1' 2 | w
table '1 2 3' 1 | w
table '1 2 1 2 1 2' 2 | w
w </dev/null
# any split by item, any order and grouping, any number of threads: the bytes of one run
awk 'BEGIN { srand(8); for (i = 0; i < 300; i++) for (a = 0; a < 5; a++) if (rand() < .9)
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":%s}\n", i, a,
		rand() < .02 ? "null" : int(rand() * 3) + int(i / 40) }' >data
lbl-agree --coefficient all -f json -j 1 data >want
lbl-agree --partial -j 1 data >state
jq -c '.coefficients.kendall_w | .n > 100, .incomplete > 50, .value > .5' want
awk '{ print (NR * 7919) % 6007 "\t" $0 }' data | sort -n | cut -f 2- >shuffled
for j in 1 2 4; do
	lbl-agree --coefficient all -f json -j $j --block-size 700 shuffled | cmp - want
	lbl-agree --partial -j $j --block-size 700 shuffled >again
	jq -c .complete again >a
	jq -c .complete state | cmp - a
done
# shards of one item; one of them has but two annotators, who are complete there alone
for i in 0 1 2; do grep "\"i$i\"" data; done | grep -v -e r2 -e r3 -e r4 | lbl-agree --partial | jq -c '.complete | length'
for n in 2 7 150; do
	rm -f state.*
	awk -v n=$n '{ split($0, f, "\""); print >("shard." (substr(f[4], 2) * 13) % n) }' data
	for s in shard.*; do lbl-agree --partial "$s" >"state.${s#shard.}"; done
	lbl-agree --merge --coefficient all -f json state.* | cmp - want
	lbl-agree --merge --partial state.* >sum
	cat state.* | sed -n '1!G;h;$p' | lbl-agree --merge --partial | cmp - sum
	lbl-agree --partial </dev/null | cat sum - | lbl-agree --merge --coefficient all -f json | cmp - want
	rm -f shard.*
done
# a state from before complete items were counted
sed 's/"complete":.*"sketch"/"sketch"/' sum >old
lbl-agree --merge --coefficient icc,kendall -f csv old | cut -d, -f1,2,9 | grep -e icc, -e kendall
lbl-agree --merge --partial old | lbl-agree --merge --coefficient kendall -f csv | cut -d, -f9
exit 0
