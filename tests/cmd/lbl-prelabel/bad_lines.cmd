# What is no record is named with its place.
printf '{"rules":[{"name":"evil","version":3,"pattern":"^(\\\\w+\\\\s?)+$","label":"x"},{"name":"t","terms":["b"],"label":"y"}]}' >rules.json
cat >items <<'END'
{"id":1,"data":{"text":"a b"}}
{"data":{"text":"a b"}}
{"id":3,"data":{"text":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}}
{"id":4,"data":{"text":"b"},"suggestions":{}}
{"id":5,"data":{"text":"b"}
{"id":6,"data":{"text":"b"}}
END
printf '{"id":7,"data":{"text":"b\377"}}\n{"id":8,"data":{"text":"b\\u0000 b"}}\n{"id":9,"data":{"text":"\000"}}' >>items
lbl-prelabel --rules rules.json items
echo "status $?"
lbl-prelabel --rules rules.json --reject bad.jsonl items
echo "status $?"
jq -c '[.line, .byte, .error]' bad.jsonl
# a pattern that may take longer says yes or no in the end
printf '{"id":1,"data":{"text":"aaaaaaaaaaaaaa!"}}\n' >slow
lbl-prelabel --rules rules.json --match-limit 100 slow
echo "status $?"
lbl-prelabel --rules rules.json --match-limit 4294967295 slow
