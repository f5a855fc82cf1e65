#!/bin/sh
# One label an item from many judgments. lbl-consensus(1)
set -eu
cd "$(dirname "$0")"

echo "# The labels, as gold for whatever comes after."
lbl-consensus judgments.jsonl | jq -c '{item,label}' | head -n 3

echo "# Who is to be trusted?"
lbl-consensus --annotators-out=/dev/stdout -o /dev/null judgments.jsonl |
	jq -c '[.annotator, .n, .agreement.value, .spam]'

echo "# What goes to an expert: less than four in five sure, or tied."
lbl-consensus --escalate=/dev/stdout --min-confidence=0.8 -o /dev/null judgments.jsonl |
	jq -c '[.item, .votes, .escalated]' | head -n 3
