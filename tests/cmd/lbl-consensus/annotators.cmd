# A line an annotator: ana is right, bob is by chance, cy says always the same, dee turns round.
awk 'BEGIN { srand(3); for (i = 0; i < 300; i++) { t = rand() < .5; printf "%d %d\n", i, t } }' >truth
awk '{ split("ana abe ali bob cy dee", who, " ")
	for (k = 1; k <= 6; k++) {
		l = k <= 3 ? (($1 * k) % 11 == 5 ? !$2 : $2) : k == 4 ? int($1 / 2) % 2 : k == 5 ? 1 : !$2
		printf "{\"item\":\"%d\",\"annotator\":\"%s\",\"label\":\"%s\"}\n", $1, who[k], l ? "yes" : "no"
	} }' truth >data
awk '{ printf "{\"item\":\"%d\",\"label\":\"%s\"}\n", $1, $2 ? "yes" : "no" }' truth >gold
lbl-consensus --annotators-out who --method dawid-skene --gold gold data >labels
jq -r '"\(.annotator) \(.n) \(.gold.value*100|round) \(.spam) \(.spam_reason)"' who
awk '$2 { n++ } END { print n }' truth
jq -r '.confusion.yes | add | round' who | uniq
jq -r 'select(.decided_by != "gold")' labels
