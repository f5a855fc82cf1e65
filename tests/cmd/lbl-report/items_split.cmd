# A split by line: figures by record are those of the whole, figures by item are null.
awk 'BEGIN { srand(3); for (i = 0; i < 400; i++) for (a = 0; a < 7; a++) if (rand() < .5)
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":\"%c\",\"duration_ms\":%d}\n", i, a, 97 + int(rand() * 4), 10 / (rand() + .0001) }' >data
awk 'BEGIN { for (i = 0; i < 400; i += 3) printf "{\"item\":\"i%d\",\"label\":\"%c\"}\n", i, 97 + i % 4 }' >gold
awk 'NR % 2 { print >"odd"; next } { print >"even" }' data
for part in odd even; do lbl-report -g gold --partial $part >$part.state; done
lbl-report --merge -f json odd.state even.state >merged
lbl-report -g gold -f json data >whole
jq -c '.counts.items, .counts.reason, .gold.items, .counts.kept == null, .annotators[0].items == null' merged
without='del(.counts.items, .counts.gold_items, .counts.reason, .gold.items)'
jq "$without" merged >a
jq "$without" whole >b
cmp a b && echo 'all figures by record are the same'
lbl-report --merge odd.state even.state 2>&1 | grep -n 'items_split\|^items'
lbl-report --merge -q -f html odd.state even.state | grep -c 'share items'

echo "duplicates in different shards: what they would change is null"
printf '{"item":1,"annotator":"ana","label":"x","duration_ms":5}\n' >a
printf '{"item":1,"annotator":"ana","label":"y","duration_ms":7}\n' >b
echo '{"item":1,"label":"y"}' >gold
for part in a b; do lbl-report -g gold --partial $part >$part.state; done
lbl-report --merge -q -f json a.state b.state | jq -c '.counts, .annotators[0], .labels, .gold'
lbl-report --merge -q a.state b.state
lbl-report --merge -q -f html a.state b.state | grep -c 'Accuracy is undefined'
for part in a b; do lbl-report -g gold --duplicates all --partial $part >$part.state; done
lbl-report --merge -q -f json a.state b.state | jq -c '[.counts.kept, .counts.items], .gold.accuracy'
