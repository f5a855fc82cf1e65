# The least sure first; each row's place by hand from lbl-sample(1).
cat >data <<'END'
{"id":"sure","probs":[0.98,0.01,0.01]}
{"id":"thirds","probs":{"a":0.34,"b":0.33,"c":0.33}}
{"id":"half","probs":[0.5,0.5,0]}
{"id":"six","probs":[0.6,0.3,0.1]}
{"id":"c7","confidence":0.7}
{"id":"votes","suggestions":[{"label":"x","confidence":0.9},{"label":"y","confidence":0.7}]}
{"id":"none"}
END
first()
{
	for n in 1 2 3 4 5 6 7; do lbl-sample -q -n $n --rank-by uncertainty "$@" data | jq -r .id | sort >now.$n; done
	: >now.0
	for n in 1 2 3 4 5 6 7; do comm -13 now.$((n - 1)) now.$n; done | tr '\n' ' '
	echo
}
first
first --measure least-confidence
first --measure margin
first --measure entropy
lbl-sample -n 1 --rank-by uncertainty data
lbl-sample -p 0.5 --rank-by uncertainty data | jq -r .id
# from a member of one's own: more is less sure
printf '{"id":1,"s":{"u":-1}}\n{"id":2,"s":{"u":"3"}}\n{"id":3,"s":{"u":0}}\n{"id":4,"probs":[0.5,0.5]}\n' >scored
lbl-sample -q -n 2 --rank-by uncertainty --score s.u scored
for u in last first skip; do
	lbl-sample -n 3 --rank-by uncertainty --score s.u --unscored $u scored | jq -r .id | tr '\n' ' '
	echo
done
lbl-sample -n 3 --rank-by uncertainty --score s.u --unscored fail scored
echo "status $?"
printf '{"id":1,"probs":[0.5,2]}\n{"id":2,"probs":[0.5]}\n' | lbl-sample -n 1 --rank-by uncertainty --on-error skip
printf '{"id":1,"confidence":"high"}\n' | lbl-sample -n 1 --rank-by uncertainty
echo "status $?"
# equals are chosen by hash: not the first in the input
awk 'BEGIN { for (i = 0; i < 1000; i++) printf "{\"id\":%d,\"confidence\":0.5}\n", i }' >equal
lbl-sample -n 10 --rank-by uncertainty equal >a
lbl-sample -n 10 equal | cmp - a
