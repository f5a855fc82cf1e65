#!/bin/sh
# What people should look at. lbl-sample(1)
set -eu
cd "$(dirname "$0")"

echo "# Three judgments at random: the same three in whatever order the input comes."
three=$(lbl-sample -n 3 judgments.jsonl | sort)
again=$(sort -r judgments.jsonl | lbl-sample -n 3 | sort)
[ "$three" = "$again" ] && echo "$three"

echo "# A hundredth of each annotator's work, for an audit."
lbl-sample -p 0.01 --stratify annotator judgments.jsonl | jq -r .annotator | sort | uniq -c
