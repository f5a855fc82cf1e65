#!/bin/sh
# A nightly report that never reads a day twice: a state a day, merged.
# lbl-state(5), and --partial and --merge in lbl-agree(1) and lbl-report(1)
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Days may be any split of the annotations that keeps an item's together.
awk -F '"' '$8 < "r-0251"' judgments.jsonl >"$work/first.jsonl"
awk -F '"' '$8 >= "r-0251"' judgments.jsonl >"$work/second.jsonl"

for day in first second; do
	lbl-agree --partial -f json "$work/$day.jsonl" >"$work/$day.state"
done
echo "# Merged, the states say what one run over all would say."
lbl-agree --merge -f json "$work/first.state" "$work/second.state" >"$work/merged.json"
lbl-agree -f json judgments.jsonl | cmp - "$work/merged.json"
jq -c .counts "$work/merged.json"
