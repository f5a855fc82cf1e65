# Boxes: joined by intersection over union, merged edge by edge.
cat >data <<'END'
{"item":"p1","annotator":"ana","label":[{"x":0,"y":0,"width":10,"height":10,"label":"cat"}]}
{"item":"p1","annotator":"ben","label":[{"x":1,"y":0,"width":10,"height":10,"label":"cat"},{"x":50,"y":50,"width":5,"height":5,"label":"dog"}]}
{"item":"p1","annotator":"cho","label":[{"x":0,"y":0,"width":10,"height":19,"label":"cat"}]}
{"item":"p2","annotator":"ana","label":[{"x":0.1,"y":0.7,"width":0.2,"height":0.1,"label":"cat","unit":"share"}]}
END
grep p1 data | lbl-consensus --shape boxes
grep p1 data | lbl-consensus --shape boxes --merge mean | jq -c '.label'
grep p1 data | lbl-consensus --shape boxes --iou .9 | jq -c '.label'
grep p2 data | lbl-consensus --shape boxes | jq -c '.label'
