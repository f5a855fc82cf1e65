# a judged i1 twice: x, then y. b says y. By hand: last agrees, first does not; all are three
# ratings x y y: percent 1/3, and two pairs of ratings of a and b, of which one agrees.
data() { printf '{"item":"i1","annotator":"%s","label":%s}\n' a '"x"' b '"y"' a '"y"' c null; }
for policy in last first all fail; do
	echo "$policy"
	data | lbl-agree --duplicates "$policy" -f json |
		jq -c '[.counts.duplicates, .coefficients.percent_agreement.value, .by.pair]'
done
data | lbl-agree --duplicates fail
echo "status $?"
# An abstention is set aside first, so it neither replaces a label nor is a duplicate.
printf '{"item":"i1","annotator":"%s","label":%s}\n' a '"x"' a null b '"x"' |
	lbl-agree --duplicates fail -f json | jq -c '[.counts.abstained, .coefficients.percent_agreement.value]'
