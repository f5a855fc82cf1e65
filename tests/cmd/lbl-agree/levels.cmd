# Levels of alpha. Krippendorff (2011), example C: nominal .743, ordinal .815, interval .849,
# ratio .797; the ranks of words are as given; circular by hand.
awk 'BEGIN { split("123321412... 1233224125.3 .3332342251. 12332441251.", by, " ")
	for (a = 1; a <= 4; a++) for (i = 1; i <= 12; i++) { x = substr(by[a], i, 1)
		if (x != ".") printf "{\"item\":%d,\"annotator\":\"%d\",\"label\":%s}\n", i, a, x } }' >c
alpha() { lbl-agree -f json "$@" | jq -c '.coefficients.krippendorff_alpha | [.value, .se]'; }
for level in nominal ordinal interval ratio; do alpha --level $level c; done
alpha --level interval --categories 5,4,3,2,1 c
alpha --level ordinal --categories 1,2,3,4,5 c
sed 's/"label":1/"label":"one"/;s/"label":2/"label":"two"/;s/"label":3/"label":"three"/
	s/"label":4/"label":"four"/;s/"label":5/"label":"five"/' c >words
alpha --level ordinal --categories one,two,three,four,five words
# Four places of a circle: north and west are neighbours, as far as north and east. By hand:
# distances sin^2 45 = 1/2 and sin^2 90 = 1; two of three items agree, the other is N, W:
# Do = 2 * 1/2 / 6; values N 3, W 1, S 2: De = 2 (3*1/2 + 6*1 + 2*1/2) / 30; 1 - 10/34 = 12/17.
printf '{"item":%s,"annotator":"%s","label":"%s"}\n' 1 a N 1 b N 2 a N 2 b W 3 a S 3 b S >wind
alpha --level circular --categories N,E,S,W wind
try() { lbl-agree -f csv "$@"; echo "status $?"; }
try --level ordinal words
try --level interval words
try --level ratio --categories one,two,three,four,five words
try --level circular wind
try --level circular c
printf '{"item":1,"annotator":"%s","label":%s}\n' a -1 b 1 | try --level ratio
printf '{"item":1,"annotator":"%s","label":%s}\n' a 1e200 b 1 | try --level interval
lbl-agree --level interval </dev/null | sed -n 2p
# a ratio of 0 and 0 is 0
printf '{"item":%s,"annotator":"%s","label":%s}\n' 1 a 0 1 b 0 2 a 1 2 b 0 | alpha --level ratio
