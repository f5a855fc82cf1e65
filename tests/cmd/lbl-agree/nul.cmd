# A NUL in a name or label is a character like others, in states too.
{
	printf '{"item":"i\\u0000a","annotator":"a\\u0000x","label":"l\\u0000"}\n'
	printf '{"item":"i\\u0000a","annotator":"a\\u0000y","label":"l"}\n'
	printf '{"item":"i\\u0000b","annotator":"a\\u0000y","label":"l"}\n'
	printf '{"item":"i","annotator":"a","label":""}\n'
} >data
lbl-agree -f json data >want
jq -c '[.counts.items, .counts.annotators, .categories, .by.pair[].annotators]' want
lbl-agree --partial data | lbl-agree --merge -f json | cmp - want
lbl-agree data | tail -n 1
