# Spans: voted on place by place, boundaries by medians; what marks and items are sure of.
cat >data <<'END'
{"item":"t1","annotator":"ana","label":[{"start":0,"end":5,"label":"PER"},{"start":10,"end":15,"label":"LOC"}]}
{"item":"t1","annotator":"ben","label":[{"start":0,"end":7,"label":"PER"}]}
{"item":"t1","annotator":"cho","label":[{"start":10,"end":16,"label":"LOC"},{"start":0,"end":5,"label":"PER"}]}
{"item":"t2","annotator":"ana","label":[]}
{"item":"t2","annotator":"ben","label":{"start":3,"end":4,"label":"PER"}}
{"item":"t3","annotator":"ana","label":null}
{"item":"t4","annotator":"ana","label":[{"start":0,"end":5,"label":"PER"},{"start":5,"end":9,"label":"PER"}]}
{"item":"t4","annotator":"ben","label":[{"start":0,"end":4,"label":"PER"},{"start":4,"end":9,"label":"PER"}]}
{"item":"t4","annotator":"cho","label":[{"start":0,"end":9,"label":"PER"}]}
END
lbl-consensus --shape spans data
echo '# a third is enough; then nearly the same place'
lbl-consensus --shape spans --min-share .3 data | jq -c '[(.label//[])[]|[.start,.end,.label]]'
lbl-consensus --shape spans --iou .9 data | jq -c '[.confidence,.exact,.marks]'
echo '# units, and intervals, of which all digits stay'
echo '{"item":1,"annotator":"a","label":[{"start":0,"end":5,"label":"PER","unit":"bytes"}]}' |
	lbl-consensus --shape spans | jq -c .label
echo '{"item":1,"annotator":"a","label":[{"start_s":0.25,"end_s":1764043844.1234567,"label":"talk"}]}' |
	lbl-consensus --shape spans | sed 's/,"confidence.*//'
cat >mixed <<'END'
{"item":1,"annotator":"a","label":[{"start":0,"end":5,"label":"PER","unit":"bytes"}]}
{"item":2,"annotator":"a","label":[{"start":0,"end":5,"label":"PER"}]}
END
lbl-consensus --shape spans mixed; echo $?
echo '{"item":1,"annotator":"a","label":"PER"}' | lbl-consensus --shape spans; echo $?
