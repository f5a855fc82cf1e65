# States of any split by item, merged in any order and grouping, are one run over the whole.
awk 'BEGIN { srand(3); for (i = 0; i < 900; i++) for (a = 0; a < 7; a++) if (rand() < .5) { n = rand() < .05 ? 2 : 1; while (n--)
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":%s,\"origin\":\"%s\",\"duration_ms\":%d,\"created_at\":\"2026-03-%02dT05:06:%02dZ\"}\n", i, a, rand() < .05 ? "null" : sprintf("\"%c\"", 97 + int(rand() * rand() * 5)), a < 5 ? "human" : "rule", 10 / (rand() + .0001), 1 + int(rand() * 28), int(rand() * 60) }
	for (i = 0; i < 50; i++) printf "{\"id\":\"i%d\",\"suggestions\":[{\"label\":\"a\",\"origin\":\"rule\"}]}\n", i }' >data
awk 'BEGIN { srand(8); for (i = 0; i < 900; i += 3) printf "{\"item\":\"i%d\",\"label\":\"%c\"}\n", i, 97 + int(rand() * rand() * 6) }' >gold
for form in text json html; do
	lbl-report -g gold -f $form data >whole.$form
done
for k in 2 3 5; do
	rm -f part.* state.*
	awk -v k=$k -F '[:,}]' '{ item = $2; gsub(/[^0-9]/, "", item); print >("part." item % k) }' data
	for part in part.*; do
		lbl-report -g gold --partial -j 2 "$part" >"state.${part#part.}"
	done
	for form in text json html; do
		lbl-report --merge -f $form state.* | cmp - whole.$form
	done
	# shellcheck disable=SC2046
	lbl-report --merge -f json $(ls -r state.*) | cmp - whole.json
	cat state.* | lbl-report --merge -f json -g gold | cmp - whole.json
	lbl-report --merge --partial state.* >all
	lbl-report --merge --partial state.1 state.0 >some
	for state in state.*; do
		case $state in state.0 | state.1) ;; *) cat "$state" ;; esac
	done | lbl-report --merge --partial - some | cmp - all
	lbl-report --merge -f json all | cmp - whole.json
	lbl-report --partial /dev/null -g gold | lbl-report --merge --partial - all - | cmp - all
done
lbl-report -g gold --partial data >one
lbl-report --merge -f html one | cmp - whole.html
jq -c '.counts.duplicates > 0, .counts.abstained > 0, .counts.suggestions, .gold.items' whole.json
grep -c "$(printf '\t')" all
wc -l <all
