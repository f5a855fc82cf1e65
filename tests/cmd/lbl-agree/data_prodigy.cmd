# An export that others made; every figure against exact fractions.
file=$DATA/exports/prodigy/pydata-ams-2023.jsonl
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
[ -f "$file" ] || { echo 'SKIP: no shared data'; exit 77; }
keys='--item _task_hash --annotator _annotator_id --label answer'
for options in '' '--duplicates all' '--abstain ignore' '--abstain ignore --duplicates all'; do
	# shellcheck disable=SC2086
	lbl-agree $keys $options -f json "$file" |
		jq -c '[.counts.annotations, .counts.items, .counts.annotators, .counts.duplicates,
			.coefficients.krippendorff_alpha.value]'
done
python3 "$SRC/tests/oracle/agreement.py" prodigy "$file"
