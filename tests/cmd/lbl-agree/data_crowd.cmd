# Crowd data that others made; every figure against exact fractions.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
[ -d "$DATA/crowd" ] || { echo 'SKIP: no shared data'; exit 77; }
for set in product rte dog CF MS web; do
	lbl-ingest --as annotation --map item=task --map annotator=worker --map label=label \
		"$DATA/crowd/$set/answers.csv" | lbl-agree -f json |
		jq -c --arg set $set '[$set, .counts.items, .counts.annotators, (.coefficients |
			.percent_agreement.value, .fleiss_kappa.value, .krippendorff_alpha.value)]'
done
cd "$DATA/crowd" || exit 1
python3 "$SRC/tests/oracle/agreement.py" crowd product/answers.csv rte/answers.csv \
	dog/answers.csv CF/answers.csv MS/answers.csv web/answers.csv
