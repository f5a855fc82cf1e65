# The whole round runs, shows its commands, and ends by naming a report that is there.
command -v jq >/dev/null || { echo "SKIP: jq is not installed"; exit 77; }
OUT=out sh "$SRC/examples/demo.sh" >log 2>&1 || { tail -n 5 log; exit 1; }
grep '^\$ lbl-' log | cut -d ' ' -f 2 | uniq
wc -l <out/items.jsonl
wc -l <out/queue.jsonl
cmp out/judgments.jsonl "$SRC/examples/judgments.jsonl"
test "$(tail -n 1 log)" = "The report is $PWD/out/report.html" && grep -ci '</html>' out/report.html
