# Sets are told apart by what they hold, whatever the order and however often.
cat >sets.jsonl <<'X'
{"item":1,"annotator":"a","label":["x","y"]}
{"item":1,"annotator":"b","label":["y","x","y"]}
{"item":2,"annotator":"a","label":[]}
{"item":2,"annotator":"b","label":["\u0078"]}
{"item":3,"annotator":"a","label":["x"]}
{"item":3,"annotator":"b","label":["x"]}
{"item":4,"annotator":"a","label":[]}
{"item":4,"annotator":"b","label":null}
X
lbl-agree -f json --shape set sets.jsonl | jq -c '.options.shape, .categories, .counts.abstained,
	.coefficients.percent_agreement.value, .coefficients.cohen_kappa.value'
lbl-agree -f json --shape set --abstain '[]' sets.jsonl | jq -c '.categories, .counts.abstained'
lbl-agree -f json --shape set --by label sets.jsonl | jq -c '.by.label[] | [.label, .ratings]'
# distances: of item 2, nothing is shared; names tell that labels are no longer alike or not
cat >near.jsonl <<'X'
{"item":1,"annotator":"a","label":["x","y"]}
{"item":1,"annotator":"b","label":["x"]}
{"item":2,"annotator":"a","label":["x"]}
{"item":2,"annotator":"b","label":["y"]}
X
for distance in exact jaccard masi; do
	lbl-agree -f json --shape set --coefficient percent,ac --distance $distance near.jsonl |
		jq -c '.options.distance, (.coefficients | map_values(.value))'
done
lbl-agree --shape set --distance masi --by label near.jsonl
# states
for n in 1 2 3 4; do grep "\"item\":$n" sets.jsonl | lbl-agree --shape set --partial; done >states
lbl-agree --merge -f json states >merged
lbl-agree --shape set -f json sets.jsonl | cmp - merged && echo same
lbl-agree --merge --shape class states
# other shapes are refused by name, with the place
for label in '"x"' '["x",1]' '[{"start":0,"end":1,"label":"x"}]' '{"a":["x"]}'; do
	echo "{\"item\":1,\"annotator\":\"a\",\"label\":$label}" | lbl-agree --shape set
done
echo '{"item":1,"annotator":"a","label":["x"]}' | lbl-agree
lbl-agree --shape set --categories x,y sets.jsonl
lbl-agree --distance masi sets.jsonl
lbl-agree --shape set --level ordinal sets.jsonl
lbl-agree --shape set --weights linear sets.jsonl
lbl-agree --shape set --distance masi --partial sets.jsonl
exit 0
