# Quietly, with the signal's status, however much there is to write.
printf '{"rules":[{"name":"t","terms":["b"],"label":"y"}]}' >rules.json
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "{\"id\":%d,\"data\":{\"text\":\"a b\"}}\n", i }' >items
{ lbl-prelabel --rules rules.json items; echo "status $?" >status; } | head -c 100 >/dev/null
cat status
