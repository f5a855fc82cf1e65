# What is undefined is null with a reason, in every form, and never NaN.
one='{"item":1,"annotator":"ana","label":"x"}'
show='{gold: (.gold | del(.by_label, .confusion, .by_annotator, .by_origin)),
	d: .annotators[0].duration_ms, t: .last_created_at}'
echo '{"item":2,"label":"x"}' >gold
echo "$one" | lbl-report --gold gold -f json | jq -c "$show"
echo "no gold at all"
echo "$one" | lbl-report -f json | jq -c .gold
echo "empty gold"
echo "$one" | lbl-report --gold /dev/null -f json | jq -c "$show"
echo "one class"
echo '{"item":1,"label":"x"}' >gold
echo "$one" | lbl-report --gold gold -f json | jq -c "$show"
echo "a label never given, one not in gold"
echo '{"item":1,"label":"y"}' >gold
echo "$one" | lbl-report --gold gold -f json | jq -c '.gold.by_label[]'
echo "durations of 0"
echo '{"item":1,"annotator":"ana","label":"x","duration_ms":0}' | lbl-report -f json |
	jq -c '.annotators[0].duration_ms'
echo "only abstentions"
echo '{"item":1,"annotator":"ana"}' | lbl-report --gold gold -f json |
	jq -c '.counts.kept, .counts.items, .labels, .annotators[0].labels, .gold.accuracy'
for form in text json html; do
	echo '{"item":1,"annotator":"ana"}' | lbl-report --gold gold -f $form | grep -ciw 'nan\|inf'
	echo "$one" | lbl-report --gold /dev/null -f $form | grep -ciw 'nan\|inf'
done
:
