# Quietly, with the signal's status, however much there is to write.
awk 'BEGIN { for (a = 0; a < 3000; a++) printf "{\"item\":%d,\"annotator\":%d,\"label\":%d}\n", a / 2, a, a % 3 }' >data
{ lbl-report -f json data; echo "status $?" >status; } | head -c 100 >/dev/null
cat status
