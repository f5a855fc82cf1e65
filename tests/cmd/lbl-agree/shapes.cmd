# Labels of other shapes are refused by name, with the tasks of a multi-task label.
one() { printf '{"item":1,"annotator":"a","label":%s}\n' "$1" | lbl-agree; echo "status $?"; }
one '["x","y"]'
one '[{"start":0,"end":2,"label":"x"}]'
one '{"sentiment":"x","topic":"y"}'
printf '{"item":1,"annotator":"%s","label":{"sentiment":"x","topic":"%s"}}\n' a y b z |
	lbl-agree --label /label/sentiment -f json | jq -c '[.options.label, .categories]'
