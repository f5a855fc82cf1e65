# By hand: a's first and b's first share 25 of 175, a seventh; the second are equal but for the
# label, the third are equal.
cat >data <<'Y'
{"item":1,"annotator":"a","label":[{"x":0,"y":0,"width":10,"height":10,"label":"car"},{"x":1,"y":1,"width":2,"height":2,"label":"car"},{"x":30,"y":5,"width":7.5,"height":2,"label":"road"}]}
{"item":1,"annotator":"b","label":[{"x":5,"y":5,"width":10,"height":10,"label":"car"},{"x":1,"y":1,"width":2,"height":2,"label":"dog"},{"x":30,"y":5,"width":7.5,"height":2,"label":"road"}]}
Y
lbl-agree --shape boxes data
for iou in 0 0.142857142857 0.2 1; do
	lbl-agree --shape boxes --coefficient all --iou $iou -f csv data | tail -n 1
done
lbl-agree --shape boxes --by label,annotator -f json data | jq -c '.options.iou, .by[]'
