#!/bin/sh
# A whole round of labeling on the data of this folder: ingest, prelabel, sample,
# validate, agree, consensus, report. Each command is shown before its output.
#
#   usage: demo.sh          the programs on PATH; writes below OUT (default: ./lbl-demo)

set -eu
here=$(cd "$(dirname "$0")" && pwd)
OUT=${OUT:-lbl-demo}
mkdir -p "$OUT"
cd "$OUT"
for file in reviews.csv rules.json sentiment.json judgments-raw.jsonl gold.jsonl; do
	cp "$here/$file" .
done

step()
{
	printf '\n%s\n' "--- $1"
}

# run COMMAND [STATUS]: shows it, runs it, and holds it to its exit status
run()
{
	printf '\n$ %s\n' "$1"
	status=0
	sh -c "$1" || status=$?
	if [ "$status" -ne "${2:-0}" ]; then
		echo "demo: status $status, expected ${2:-0}" >&2
		exit 2
	fi
}

step "Raw reviews become items; rows that the export repeats are dropped."
run 'lbl-ingest --id review_id --text text --dedupe --manifest manifest.json -o items.jsonl reviews.csv'
run 'head -n 1 items.jsonl'
run "jq -c '.inputs, {records_out, duplicates}' manifest.json"

step "Rules propose labels."
run 'lbl-prelabel --rules rules.json -v -o proposed.jsonl items.jsonl'
run "jq -r '.suggestions[]?.label' proposed.jsonl | sort | uniq -c"

step "What should people see first? What the rules are least sure of."
run 'lbl-sample -n 200 --rank-by uncertainty -o queue.jsonl proposed.jsonl'
run 'wc -l < queue.jsonl'

step "Five people have judged, three an item. What breaks the schema stays out."
run 'lbl-validate -s sentiment.json --reject rejected.jsonl -o judgments.jsonl judgments-raw.jsonl' 1
run "jq -r '\"line \\(.line): \\(.error)\"' rejected.jsonl"

step "Do they agree?"
run 'lbl-agree --min krippendorff_alpha=0.6 judgments.jsonl'

step "One label an item, with what votes alone cannot settle kept for an expert."
run 'lbl-consensus --escalate expert.jsonl --min-confidence 0.8 -o labels.jsonl judgments.jsonl'
run 'wc -l < labels.jsonl; wc -l < expert.jsonl'
run 'head -n 1 expert.jsonl'

step "How good are they, by the items whose label is known?"
run 'lbl-report --gold gold.jsonl judgments.jsonl'
run 'lbl-report --gold gold.jsonl -f html -o report.html judgments.jsonl'

printf '\nThe report is %s/report.html\n' "$(pwd)"
