# By hand: a and b have 3 and 3 marks x, 1 and 0 of y, 0 and 1 of z; one x is equal, the other
# two overlap by a third. c marked nothing, which is an answer; d abstained.
cat >data <<'Y'
{"item":1,"annotator":"a","label":[{"start":0,"end":4,"label":"x"},{"start":4,"end":8,"label":"x"},{"start":10,"end":20,"label":"x"},{"start":30,"end":31,"label":"y"}]}
{"item":1,"annotator":"b","label":[{"start":15,"end":25,"label":"x"},{"start":0,"end":4.0,"label":"x"},{"start":2,"end":6,"label":"x"},{"start":30,"end":31,"label":"z"}]}
{"item":2,"annotator":"b","label":{"start":1,"end":3,"label":"x","text":"two"}}
{"item":2,"annotator":"a","label":[{"start":1,"end":3,"label":"x"}]}
{"item":2,"annotator":"c","label":[]}
{"item":2,"annotator":"d","label":null}
{"item":3,"annotator":"c","label":[]}
Y
lbl-agree --shape spans --by label,annotator data
lbl-agree --shape spans -f json --iou 0.34 data | jq -c '.options.shape, .options.iou, .categories, .coefficients, .by.pair[]'
lbl-agree --shape spans -f csv --min f1_overlap=0.5 data
echo "status $?"
# Intervals in seconds are spans, too.
printf '{"item":1,"annotator":"%s","label":[{"start_s":%s,"end_s":1.5,"label":"speech"}]}\n' a 0.5 b 1 |
	lbl-agree --shape spans --iou 0.5 -f csv
# What nobody has marked, and nobody shares.
printf '{"item":1,"annotator":"%s","label":[]}\n' a b | lbl-agree --shape spans -f csv
printf '{"item":1,"annotator":"a","label":[]}\n' | lbl-agree --shape spans -f csv
lbl-agree --shape spans -f csv </dev/null
