# Exports of platforms that others made: rows and columns as python's csv module reads them.
[ -d "$DATA/exports" ] || { echo 'SKIP: no shared data'; exit 77; }
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
check() {
	lbl-ingest --no-meta "$@" >out || echo "status $?"
	python3 -c '
import csv, json, sys
name, delimiter = sys.argv[1:]
with open(name, newline="", encoding="utf-8") as f:
    want = list(csv.DictReader(f, delimiter=delimiter, strict=True))
got = [json.loads(line)["data"] for line in open("out", encoding="utf-8")]
print(len(got), "rows,", len(got[0]), "columns", "agree" if got == want else "DIFFER")
' "$file" "$delimiter"
}
cd_out() { file=$DATA/exports/$1; delimiter=$2; }
cd_out doccano/textcat.csv ,; check "$file"
cd_out doccano/textcat_out_of_order.csv ,; check "$file"
cd_out doccano/export/text_classification.csv ,; check "$file"
cd_out mturk/Batch_handmade_batch_results.csv ,; check "$file"
cd_out toloka/assignments_handmade.tsv '	'; check "$file"
cd_out label-studio/ls_export_csv_expected.csv '	'; check --from tsv "$file"
lbl-ingest "$DATA/exports/doccano/textcat_invalid.csv" 2>message
echo "status $?"
sed 's/.*textcat_invalid/textcat_invalid/' message
