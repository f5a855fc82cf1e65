# No input, an empty one, blank lines: a report of nothing.
lbl-report </dev/null
lbl-report -f json </dev/null | jq -c .
printf '\n\r\n' | lbl-report -f json | jq -c .counts.records
lbl-report --gold /dev/null -f html /dev/null | grep -c '</html>'
lbl-report --partial /dev/null | jq -c '.shards, .rows, .counts.records'
