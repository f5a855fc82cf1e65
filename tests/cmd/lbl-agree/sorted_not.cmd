# What is not sorted is refused with its place, whatever the blocks; also across files, and where
# bad lines are dropped. By bytes: upper case first, 10 before 9, a prefix before what it begins.
row() {
	printf '{"annotator":"x","item":%s,"label":"y"}\n' "$@"
}
row 1 10 9 '"9a"' '"A"' '"Ab"' '"a"' > good
row '"a"' '"b"' '"b"' '"a"' '"c"' > bad
lbl-agree --sorted -f json good | grep -o '"items":7'
for size in 1 50 100 140 1M; do
	lbl-agree --sorted --block-size $size -j 2 bad
done
{ row '"a"' '"b"'; echo nonsense; row '"a"'; } | lbl-agree --sorted --on-error skip -f json -
{ row '"a"' '"b"'; echo nonsense; row '"a"'; } | lbl-agree --sorted --block-size 1 -f json -
row '"b"' > b.jsonl
lbl-agree --sorted b.jsonl good
row '"z"' '"a\u0000b"' | lbl-agree --sorted
lbl-agree --sorted --memory 1M good
lbl-agree --sorted --merge good
lbl-agree --sorted --shape spans good
lbl-agree --sorted --ci bootstrap --coefficient cohen good
