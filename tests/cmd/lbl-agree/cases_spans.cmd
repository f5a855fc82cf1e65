# The published cases as they lie in the shared folder: alpha_U, and gamma's disorder, which
# pygamma-agreement 0.5.9 has computed in single precision.
name=$CASES/agreement/spans_krippendorff2004_u
[ -f "$name.csv" ] || { echo 'SKIP: no shared cases'; exit 77; }
records() { jq -R -s -c 'split("\n")[1:] | map(select(. != "") | split(",")) | group_by(.[1])[] |
	{item: .[0][0], annotator: .[0][1],
	 label: map({start: (.[2] | tonumber), end: (.[3] | tonumber), label: .[4]})}' "$1"; }
want=$(jq -c '[.continuum_begin, .continuum_length]' "$name.expected.json")
records "$name.csv" | lbl-agree --shape spans --begin "$(echo "$want" | jq '.[0]')" \
	--length "$(echo "$want" | jq '.[1]')" --coefficient alpha_u --by label -f json |
	jq -c --slurpfile want "$name.expected.json" '$want[0] as $w | def near(x; y): (x - y | fabs) < 1e-9;
		[near(.coefficients.krippendorff_alpha_u.value; $w.alpha_u),
		 (.by.label[] | near(.coefficients.krippendorff_alpha_u.value; $w.per_category[.label].alpha))]'
for want in "$CASES"/agreement/spans_gamma_*.expected.json; do
	records "${want%.expected.json}.csv" | lbl-agree --shape spans --coefficient disorder -f json |
		jq -c --slurpfile want "$want" \
			'(.coefficients.gamma_disorder.value - $want[0].best_alignment_disorder | fabs) < 3e-8'
done
