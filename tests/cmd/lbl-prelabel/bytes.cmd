# CR LF, a BOM, a missing last LF and blank lines are no records' business.
printf '{"rules":[{"name":"t","terms":["b"],"label":"y"}]}' >rules.json
printf '\357\273\277{"id":1,"data":{"text":"b"}}\r\n\n {"id":2,"data":{"text":"\\u0062"} }\t\r\n{"id":3,"data":{"text":"x"}}' >items
lbl-prelabel --rules rules.json items | od -c
lbl-prelabel --rules rules.json </dev/null
