# -v on stderr, by hand: "a" on three of four items, "b" on two of them with the same class, "c" on one.
printf '{"rules":[{"name":"a","terms":["a"],"label":1},{"name":"b","terms":["b"],"label":"1"},{"name":"c","terms":["c"],"label":2}]}' >rules.json
printf '{"status":"retired","rules":[{"name":"old","terms":["a"],"label":1}]}' >old.json
printf '{"id":1,"data":{"text":"a b"}}\n{"id":2,"data":{"text":"a c"}}\n{"id":3}\n{"item":1,"label":2}\n{"id":4,"data":{"text":"b a"}}\n' >items
lbl-prelabel --rules rules.json --rules old.json -v --stats s items >/dev/null
jq -c '[.in, .out]' s
lbl-prelabel -q --rules old.json items | cmp - items
lbl-prelabel --rules rules.json -v </dev/null
