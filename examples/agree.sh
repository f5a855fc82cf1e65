#!/bin/sh
# Do people agree? lbl-agree(1)
set -eu
cd "$(dirname "$0")"

echo "# Fails a CI step when agreement is too low."
lbl-agree --min krippendorff_alpha=0.6 judgments.jsonl

echo "# The least agreeing pair."
lbl-agree -f json judgments.jsonl |
	jq -c '.by.pair | min_by(.cohen_kappa)'
