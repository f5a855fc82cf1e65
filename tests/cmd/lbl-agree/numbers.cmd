# Labels by value: equal numbers are one rank, and what a double cannot hold is refused by name.
r4()
{
	printf '{"item":1,"annotator":"a","label":%s}\n{"item":1,"annotator":"b","label":%s}\n' "$1" "$2"
	printf '{"item":2,"annotator":"a","label":%s}\n{"item":2,"annotator":"b","label":%s}\n' "$3" "$4"
}
show()
{
	lbl-agree -f csv --coefficient percent,alpha,kendall_w "$@" | cut -d, -f1,2,9
}
# the text "1.0" and the number 1: 1 = 1, by hand; then ranks 0 0 1 2 in pairs of 0 and of 1 of 2
r4 '"1.0"' 1 '"1.0"' 1 | show --weights ordinal --level ordinal
r4 '"1.0"' 1 2 5 | lbl-agree -f csv --coefficient percent --weights ordinal | cut -d, -f1,2
for label in 1e101 1e400 1e-101 1e-400; do
	r4 1 2 1 $label | lbl-agree --level interval
	r4 1 2 1 $label | lbl-agree --weights linear
	r4 1 2 1 $label | lbl-agree --level ordinal
	r4 1 2 1 $label | lbl-agree --weights linear --categories 1,2,$label
done
r4 0 0e5 0 1e-100 | show --level ratio
# marks: large and small boxes are told apart by their shares
box()
{
	printf '{"item":1,"annotator":"a","label":[{"x":0,"y":0,"width":%s,"height":%s,"label":"x"}]}\n' "$1" "$2"
	printf '{"item":1,"annotator":"b","label":[{"x":0,"y":0,"width":%s,"height":%s,"label":"x"}]}\n' "$1" "$3"
}
for e in e90 e-90 e-200; do
	box 1$e 2$e 3$e | lbl-agree -f csv --shape boxes | cut -d, -f1,2
done
box 1e101 1 1 | lbl-agree --shape boxes
# words that name labels and lengths
r4 '["a","b"]' '[]' '[]' '[]' | lbl-agree --shape set --abstain '["a","b"]'
echo '["a","b"]' >sets
r4 '["a","b"]' '[]' '[]' '[]' | lbl-agree --shape set --abstain @sets -f json | jq .counts.abstained
for length in -1 0 5.5 1e3; do lbl-agree --shape spans --length $length; done
lbl-agree --shape spans --length 5 --begin 1.5
r4 1 2 1 2 | lbl-agree --min gwet_ac2=0
r4 1 2 1 2 | lbl-agree --min gwet_ac1=0 --weights linear
exit 0
