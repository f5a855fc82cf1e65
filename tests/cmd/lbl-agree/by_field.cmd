# By fields of the records. Each slice is what a run over its annotations alone says.
awk 'BEGIN { srand(11); split("en de", lang); for (i = 0; i < 500; i++) for (a = 0; a < 5; a++) {
	if (rand() < .4) continue
	label = rand() < .03 ? "null" : sprintf("\"%c\"", 97 + int(rand() * rand() * 4))
	batch = rand() < .05 ? "" : sprintf(",\"batch\":\"b%d\"", (i + a) % 7)
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":%s,\"meta\":{\"lang\":\"%s\"}%s}\n", i, a, label, lang[i % 2 + 1], batch
	if (rand() < .1) printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":\"z\",\"meta\":{\"lang\":\"de\"},\"batch\":\"b1\"}\n", i, a
} }' >data
same() # NAME JQ-TEST OPTION...: the slice that the test picks is the run over the records it picks
{
	name=$1 pick=$2
	shift 2
	jq -c "select($pick)" data | lbl-agree -f json "$@" |
		jq -c '[(.counts | del(.dropped, .skipped)), .coefficients]' >alone
	lbl-agree -f json --by "$name" "$@" data |
		jq -c --arg name "$name" ".by[\$name][] | select($value) | [.counts, .coefficients]" | cmp - alone
}
for k in 0 1 2 3 4 5 6; do
	value=".value == \"b$k\""
	same batch ".batch == \"b$k\"" --coefficient all
	same .batch ".batch == \"b$k\"" --duplicates first --categories d,a,b,c,z --weights linear --level ordinal
done
value='.value == null'
same batch '.batch == null' --abstain a --duplicates all
value='.value == "de"'
same meta.lang '.meta.lang == "de"' --benchmark altman
same /meta/lang '.meta.lang == "de"' --min alpha=-1
lbl-agree -f json --by batch,meta.lang data | jq -c '.by | keys_unsorted, (.batch | map(.value))'
# same bytes for threads, blocks, order of lines (but for which duplicate is last), split by item
lbl-agree -f json --by batch,meta.lang --duplicates all data >want
lbl-agree --partial --by meta.lang,batch --duplicates all data >state
for j in 1 2 4; do
	for block in 1 700 64K; do
		lbl-agree -f json --by batch --by meta.lang --duplicates all -j $j --block-size $block data | cmp - want
		lbl-agree --partial --by batch,meta.lang --duplicates all -j $j --block-size $block data | cmp - state
	done
done
sort -r data | lbl-agree -f json --by batch,meta.lang --duplicates all -j 2 | cmp - want
for k in 0 1 2; do
	jq -c "select((.item[1:] | tonumber) % 3 == $k)" data |
		lbl-agree --partial --by batch,meta.lang --duplicates all >"$k.state"
done
lbl-agree --merge -f json 2.state 0.state 1.state | cmp - want
lbl-agree --merge --partial 1.state 2.state | lbl-agree --merge -f json --by meta.lang,batch 0.state - | cmp - want
lbl-agree --merge --partial --by batch,meta.lang --duplicates all state </dev/null >again && jq -S 'del(.shards)' again >1 && jq -S 'del(.shards)' state | cmp - 1
jq -c '.slices | map_values(map(.value))' state
lbl-agree --memory 1M -f json --by batch,meta.lang --duplicates all data | cmp - want
# thousands of slices
awk 'BEGIN { for (i = 0; i < 5000; i++) for (a = 0; a < 3; a++)
	printf "{\"item\":%d,\"annotator\":%d,\"label\":%d,\"n\":%d}\n", i % 2, a, a == i % 3, i }' >many
lbl-agree -f json --by n -j 2 many | jq -c '.by.n | length, .[4999]'
# what is one value, and what is none
printf '{"item":1,"annotator":"%s","label":"x","v":%s}\n' a 1 b 1.0 c '"1"' d 10e-1 a true b '"true"' \
	a '""' a null a '"\u0000"' a '"null"' a '"(no value)"' a '"a \u001b"' a 1.50 >values
printf '{"item":1,"annotator":"a","label":"x"}\n' >>values
lbl-agree -f json --by v values | jq -c '.by.v[] | [.value, .counts.annotations]'
lbl-agree --by v,annotator --coefficient all values | sed -n '/^error/,$p'
# an annotator that only abstains is one; an item that nobody labels, too
printf '{"item":%s,"annotator":"%s","label":%s,"b":1}\n' 1 a null 2 b '"x"' | lbl-agree -f json --by b | jq -c '.by.b[0].counts'
lbl-agree -f json --by batch </dev/null | jq -c '.options.by, .by'
lbl-agree --partial --by batch </dev/null | jq -c '.options.by, .slices'
# spans, sets
printf '{"item":1,"annotator":"%s","label":%s,"b":%s}\n' a '["x","y"]' 1 b '["y"]' 1 b '[]' 2 |
	lbl-agree -f json --shape set --distance jaccard --by b | jq -c '.by.b[] | [.value, .coefficients.percent_agreement.value]'
printf '{"item":1,"annotator":"%s","label":[{"start":%s,"end":9,"label":"%s"}],"b":%s}\n' a 1 q 1 b 1 p 1 a 1 q 2 b 1 q 2 c 8 p 2 >spans
lbl-agree -f json --shape spans --by b --coefficient all spans | jq -c '.by.b[]' >got
for k in 1 2; do
	grep "\"b\":$k" spans | lbl-agree -f json --shape spans --coefficient all |
		jq -c '[(.counts | del(.dropped, .skipped)), .coefficients]' >alone
	sed -n ${k}p got | jq -c '[.counts, .coefficients]' | cmp - alone
done
lbl-agree --partial --shape spans --by b spans | lbl-agree --merge -f json --coefficient all | jq -c '.by.b[]' | cmp - got
# states share items: figures by item are undefined in all slices
head -n 300 data | lbl-agree --partial --by reason,batch >1.state
tail -n +301 data | lbl-agree --partial --by reason,batch >2.state
lbl-agree --merge -f json 1.state 2.state | jq -c '.by | keys_unsorted, (.batch[0] | .counts, .coefficients.cohen_kappa)'
lbl-agree --merge --coefficient percent 1.state 2.state | tail -n 9
refused()
{
	lbl-agree "$@"
	echo "status $?"
}
refused --merge state 1.state
refused --merge --by batch state
refused --partial --by batch,label data
refused --by batch -f csv data
refused --by batch,item data
refused --by '' data
printf '{"item":1,"annotator":"a","label":"x","v":[1]}\n{"item":1,"annotator":"a","label":"x","v":{}}\n' >bad
refused --by v bad
lbl-agree --on-error skip -f json --by v bad | jq -c '.by.v, .counts.dropped'
# a duplicate that the whole sets aside counts in its slice, where it does not fit
printf '{"item":1,"annotator":"a","label":"%s","b":%s}\n' x 1 2 2 | refused --by b --level interval -
# states whose slices do not add up
tamper() { jq -c "$1" state >tampered; refused --merge tampered; }
tamper '.slices.batch |= .[1:]'
tamper '.slices.batch |= reverse'
tamper '.slices.batch[0].pairs[0][0] = 99'
tamper '.slices.batch[0].counts.items = -1'
tamper '.slices.batch[0].value = 1'
tamper '.slices = null'
tamper '.options.by = ["pair"]'
tamper '.options.by = [""]'
# a slice without a mark has no unit, and units of slices must fit
cat >units <<'X'
{"item":1,"annotator":"a","lang":"en","label":[]}
{"item":2,"annotator":"a","lang":"de","label":[{"start":1,"end":2,"label":"x"}]}
{"item":2,"annotator":"b","lang":"de","label":[]}
X
lbl-agree --partial --shape spans --by lang units >state
for n in 1 2; do grep "\"item\":$n" units | lbl-agree --partial --shape spans --by lang; done |
	lbl-agree --merge --partial | jq -c 'del(.shards)' >got
jq -c 'del(.shards)' state | cmp - got && echo same
jq -c '.slices.lang[] | [.value, .marks.unit]' state
jq -c '.slices.lang[0].marks.unit = "byte"' state >foreign
printf '{"item":3,"annotator":"a","lang":"de","label":[{"start":1,"end":2,"label":"x"}]}\n' |
	lbl-agree --partial --shape spans --by lang >3.state
refused --merge 3.state foreign
