#!/bin/sh
# Labels by rules. lbl-prelabel(1), lbl-rules(5)
set -eu
cd "$(dirname "$0")"

echo "# What the rules propose, and for how many items."
lbl-ingest --id review_id --text text --no-meta --dedupe reviews.csv |
	lbl-prelabel --rules rules.json |
	jq -r '[.suggestions[]?.label] | unique | if . == [] then "(nothing)" else join(" or ") end' |
	sort | uniq -c | sort -rn
