# Boxes that people drew, an export of Label Studio (label-studio-evalme 8f17d14, test data).
# Its own agreement_matrix has no figures to compare with, and its F1 counts all pairs of boxes
# that overlap; so these are those of an independent implementation.
file=$DATA/exports/label-studio/evalme/test_bbox.json
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
[ -f "$file" ] || { echo 'SKIP: no shared data'; exit 77; }
python3 "$SRC/tests/oracle/marks.py" evalme "$file"
jq -c '.[] | .id as $item | .annotations[] | {item: $item, annotator: .completed_by.id,
	label: [.result[].value | {x, y, width, height, label: .rectanglelabels[0]}]}' "$file" |
	lbl-agree --shape boxes --by label,annotator
