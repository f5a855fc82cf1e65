# The page stays below 300 kB whatever the data, and says what it leaves out; so for long names too.
big() { # NAME_OF_ANNOTATOR NAME_OF_LABEL: formats that take a number
	awk -v who="$1" -v label="$2" 'BEGIN { srand(5); for (i = 0; i < 40000; i++) printf "{\"item\":%d,\"annotator\":\"" who "\",\"label\":\"" label "\",\"origin\":\"%s\",\"duration_ms\":%d,\"created_at\":\"2026-03-01T05:06:07Z\"}\n", i % 9000, int(2000 * rand()), int(300 * rand() * rand()), rand() < .8 ? "human" : "model", 90000 * rand() }' >data
	awk -v label="$2" 'BEGIN { srand(6); for (i = 0; i < 9000; i++) printf "{\"item\":%d,\"label\":\"" label "\"}\n", i, int(300 * rand() * rand()) }' >gold
	lbl-report -g gold -f html -o page.html data
	size=$(wc -c <page.html)
	[ "$size" -lt 300000 ] && [ "$size" -gt 150000 ] && echo "size is right"
	grep -c 'Left out of this table' page.html
	tail -n 1 page.html
}
big 'worker-%d' 'label %d'
grep -o 'Left out of this table: the [^.]*\.' page.html
lbl-report -g gold -f json data | jq -c '(.annotators | length) > 2000, (.labels | length)'
# The worst of names: all of what must be escaped, and marks that take no column.
long='&\\"<>&\\"<>&\\"<>&\\"<>&\\"<>&\\"<>&\\"<>&\\"<>&\\"<>&\\"<>&\\"<>&\\"<>'
big "%d$long" "%d$long"
marks=$(printf '\314\201%.0s' $(seq 500))
big "%d$marks" "%d$marks"
