# By label, each against all others, and by annotator. Fleiss (1971): kappa by diagnosis .248 .248
# .517 .470 .565 is in the case oracle_cases; here small ones by hand.
# Items 1 to 3 by a b c d: x y y y, x y y x, x x. Alpha by hand: unlike coincidences 6/3 + 8/3 of 10,
# 5 x and 5 y: 1 - (14/30) / (50/90) = 0.16, for either label against the other too.
awk 'BEGIN { split("xxx yyx yy yx", by, " ")
	for (a = 1; a <= 4; a++) for (i = 1; i <= length(by[a]); i++)
		printf "{\"item\":%d,\"annotator\":\"%c\",\"label\":\"%s\"}\n", i, 96 + a, substr(by[a], i, 1) }' >data
lbl-agree --by label,annotator --coefficient alpha data
lbl-agree --by label -f json --coefficient ac,bp --weights linear --categories y,z,x data |
	jq -c '.by | keys_unsorted, (.label[] | [.label, .ratings, .items], (.coefficients | keys_unsorted))'
lbl-agree --by annotator -f json data | jq -c '.by.annotator[]'
lbl-agree --by label,annotator -f json </dev/null | jq -c .by
# an annotator who shares nothing, and one who never differs
printf '{"item":%s,"annotator":"%s","label":"x"}\n' 1 a 1 b 2 c | lbl-agree --by annotator,label -f json |
	jq -c '.by.annotator[], (.by.label[].coefficients | map_values(.value))'
# from states, in any order
sed -n 1,7p data | grep -v '"item":3' | lbl-agree --partial >1.state
sed -n 8,99p data | grep -v '"item":3' | lbl-agree --partial >2.state
lbl-agree --merge --by label,annotator -f json 1.state 2.state 2>/dev/null | jq -c .by
for i in 1 2 3; do grep "\"item\":$i," data | lbl-agree --partial >$i.state; done
lbl-agree --by label,annotator -f json data >want
lbl-agree --merge --by annotator,label -f json 3.state 1.state 2.state | cmp - want
lbl-agree --by label -f csv data
echo "status $?"
