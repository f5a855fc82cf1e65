# Gold: two labels of an item that differ are refused with both places; annotations are skipped.
echo '{"item":1,"annotator":"ana","label":"x"}' >j
printf '{"item":1,"label":"x"}\n{"item":"1","label":"x"}\n{"item":2,"label":"x"}\n{"item":1,"label":"y"}\n' >gold
lbl-report --gold gold j
echo "status $?"
printf '{"item":1,"annotator":"eve","label":"x"}\n{"id":1}\n{"item":1,"label":"x"}\n' >gold
lbl-report --gold gold -f json j | jq -c '.gold.labels, .gold.accuracy'
printf '{"item":1,"label":"x"}\n{"item":1 "label":"x"}\n' >gold
lbl-report --gold gold --on-error skip j
echo "status $?"
lbl-report --gold no-such-file j
echo "status $?"
lbl-report --gold - <j
echo "status $?"
printf '{"item":1,"label":"x"}\n' | lbl-report --gold - -f json j | jq -c .gold.accuracy
lbl-report --gold-item id j
echo "status $?"
printf '{"item":1,"label":["x"]}\n' | lbl-report --gold - j
echo "status $?"
