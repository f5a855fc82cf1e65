# Figures that scikit-learn gave, for the same gold and labels.
[ -f "$CASES/metrics/metrics_reference.json" ] || { echo 'SKIP: no reference metrics'; exit 77; }
reference=$CASES/metrics/metrics_reference.json
for case in classification_3class zero_division; do
	jq -c --arg c $case '.[$c] | range(.gold | length) as $i | {item: $i, label: .gold[$i]}' "$reference" >gold
	jq -c --arg c $case '.[$c] | range(.pred | length) as $i | {item: $i, annotator: "m", label: .pred[$i]}' "$reference" >data
	lbl-report -g gold -f json data >got
	jq -n --arg c $case --slurpfile r "$reference" --slurpfile g got '
		def near(a; b): ((a // 0) - b) | fabs < 1e-11;
		$r[0][$c] as $want | $g[0].gold as $got |
		{
			mcc: (($got.mcc.value // 0) as $m | near($m; $want.mcc)),
			precision: [range($got.by_label | length) as $i | near($got.by_label[$i].precision.value; $want.per_class[0][$i])] | all,
			recall: [range($got.by_label | length) as $i | near($got.by_label[$i].recall.value; $want.per_class[1][$i])] | all,
			f1: [range($got.by_label | length) as $i | near($got.by_label[$i].f1; $want.per_class[2][$i])] | all,
			support: ([$got.by_label[].support] == $want.per_class[3]),
			averages: (if $want.macro then [range(3) as $i | (["precision", "recall", "f1"][$i]) as $n |
				near($got.macro[$n]; $want.macro[$i]), near($got.weighted[$n]; $want.weighted[$i]),
				near($got.micro[$n]; $want.micro[$i])] | all else null end)
		}' -c
done
jq -r '.proportion_ci_95[] | [.k, .n, .wilson[0], .wilson[1]] | @tsv' "$reference" |
while read -r k n low high; do
	awk -v k="$k" -v n="$n" 'BEGIN { for (i = 0; i < n; i++) print "{\"item\":" i ",\"annotator\":\"a\",\"label\":" (i < k ? 1 : 2) "}" }' >data
	awk -v n="$n" 'BEGIN { for (i = 0; i < n; i++) print "{\"item\":" i ",\"label\":1}" }' >gold
	lbl-report -g gold -f json data | jq -c --argjson low "$low" --argjson high "$high" \
		'.gold.accuracy.ci | (.[0] - $low | fabs < 1e-11) and (.[1] - $high | fabs < 1e-11)'
done | sort | uniq -c | tr -s ' '
