# The text form; its numbers are worked out in data.sh.
. "$SRC/tests/cmd/lbl-report/data.sh"
lbl-report --gold gold.jsonl -t 'Round one' judgments.jsonl
