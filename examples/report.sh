#!/bin/sh
# How is the programme doing? lbl-report(1)
set -eu
cd "$(dirname "$0")"

echo "# In a terminal."
lbl-report --gold gold.jsonl judgments.jsonl

echo "# A figure for another program."
lbl-report --gold gold.jsonl -f json judgments.jsonl | jq -c keys_unsorted
