# The text form keeps to 80 columns and to its lines, whatever the names; rows are never left out.
awk 'BEGIN { for (i = 0; i < 30; i++) printf "{\"item\":%d,\"annotator\":\"an annotator of a very long name that goes on and on for more than a line of eighty columns %d\",\"label\":\"模型 a label that is long too, and wide \\u001b[31m %d\",\"origin\":\"model\",\"duration_ms\":%d,\"created_at\":\"2026-03-01T05:06:07Z\"}\n", i, i % 15, i % 12, i * i * 9999 }' >data
awk 'BEGIN { for (i = 0; i < 30; i++) printf "{\"item\":%d,\"label\":\"模型 a label that is long too, and wide \\u001b[31m %d\"}\n", i, i % 10 }' >gold
lbl-report -g gold data >out
# Ideographs take two columns: each is put as two letters before columns are counted.
sed 's/模型/mmmm/g; s/…/~/g' out | awk 'length > 80 { print "too long: " $0 }'
tr -d '\n\040-\176\200-\377' <out | wc -c
grep -c '^an annotator' out
grep -c '…' out | awk '$1 > 30 { print "cut" }'
sed -n '/^Most frequent/,$p' out
printf '{"item":1,"annotator":"ana","label":"x"}\n' | lbl-report -t "$(printf 'long %.0s' $(seq 40))" | head -n 1
