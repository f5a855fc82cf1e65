# Others' data: a Prodigy export, by its own names.
file=$DATA/exports/prodigy/pydata-ams-2023.jsonl
[ -f "$file" ] || { echo 'SKIP: no data of others'; exit 77; }
lbl-report --item _task_hash --annotator _annotator_id --label answer -f json "$file" >got
jq -c '[.counts | .items, .annotators, .annotations, .duplicates, .kept]' got
jq -c '[.labels[] | .n] | add' got
lbl-report --item _task_hash --annotator _annotator_id --label answer --abstain ignore -f json "$file" |
	jq -c '[.counts | .annotations, .kept + .abstained + .duplicates], [.labels[].label]'
