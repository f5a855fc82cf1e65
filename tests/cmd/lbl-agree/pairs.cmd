# Text lists up to 15 pairs, all with --by pair; JSON always has them all.
awk 'BEGIN { for (a = 10; a < 17; a++) for (i = 0; i < 3; i++)
	printf "{\"item\":%d,\"annotator\":\"%d\",\"label\":%d}\n", i, a, (i * a) % 3 }' >data
lbl-agree data | tail -n 1
lbl-agree --by pair data | tail -n +16 | wc -l
lbl-agree -f json data | jq -c '.by.pair | length'
grep -v '"1[456]"' data | lbl-agree | tail -n 7
