# Answers of crowds that others collected; counted by awk.
[ -d "$DATA/crowd" ] || { echo 'SKIP: no shared data'; exit 77; }
for set in product rte dog CF MS web; do
	file=$DATA/crowd/$set/answers.csv
	lbl-ingest --as annotation --map item=task --map annotator=worker --map label=label "$file" >out
	awk -F , 'NR > 1 { sub(/\r$/, ""); print $1 "," $2 "," $3 }' "$file" >want
	jq -r '[.item, .annotator, .label] | join(",")' out | cmp - want &&
		jq -s -c --arg set $set '[$set, length, (map(.item) | unique | length),
			(map(.annotator) | unique | length)]' out
done
# End to end: alpha as exact fractions have it (see tests/cmd/lbl-agree/data_crowd).
for set in product rte dog CF MS web; do
	lbl-ingest --as annotation --map item=task --map annotator=worker --map label=label \
		"$DATA/crowd/$set/answers.csv" | lbl-agree -f json |
		jq -c --arg set $set '[$set, (.coefficients.krippendorff_alpha.value * 1e9 | round / 1e9)]'
done
