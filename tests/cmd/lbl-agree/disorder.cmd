# Gamma's disorder of the best alignment. Fixtures 01, 02 and 04 of DKPro 2.3, as pygamma-agreement
# 0.5.9 computes them: 0.0625, 0.70833331, 0.40875643.
spans() { printf '{"item":"%s","annotator":"%s","label":[' "$1" "$2"
	shift 2; while [ $# -gt 0 ]; do printf '{"start":%s,"end":%s,"label":"%s"}' "$1" "$2" "$3"
	[ $# -gt 3 ] && printf ,; shift 3; done; echo ']}'; }
one() { spans 1 a 1 5 a 6 10 b 11 15 a; spans 1 b 2 6 a 7 11 b 12 16 a; }
two() { spans 2 a 1 5 a 6 10 b 20 24 a 30 34 b; spans 2 b 2 6 a 31 35 b; }
four() { spans 4 a 1 5 a 10 14 b; spans 4 b 2 6 a 11 15 b; spans 4 c 1 4 a 9 14 c; }
value() { lbl-agree --shape spans --coefficient disorder -f csv | tail -n 1; }
one | value
two | value
four | value
# The mean over items; items that have none, and why.
{
	one; two; four
	spans alone a 1 5 a
	spans nothing a; spans nothing b
	spans empty a 4 4 a; spans empty b 1 5 a
	for who in a b c d e f g h i j k l m n o p q r s t; do spans crowd $who 0 9 a 1 9 a 0 8 b 1 8 b; done
} >data
lbl-agree --shape spans --coefficient disorder data
lbl-agree --shape spans --coefficient disorder --by label -f json data | jq -c '.coefficients, .left_out, .by.label[0].coefficients'
one | cat - data | lbl-agree --shape spans --duplicates all --coefficient disorder -f json | jq -c .left_out
# A state has it, whatever is asked for later; there is no least value of it, nor one of boxes.
lbl-agree --shape spans --partial data | lbl-agree --merge --coefficient all -f csv
try() { lbl-agree "$@" data; echo "status $?"; }
try --shape spans --min disorder=0.5
try --shape boxes --coefficient disorder
