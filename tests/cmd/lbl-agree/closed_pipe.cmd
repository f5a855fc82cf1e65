# Quietly, with the signal's status, however much there is to write.
awk 'BEGIN { for (a = 0; a < 1200; a++) printf "{\"item\":%d,\"annotator\":%d,\"label\":%d}\n", a / 600, a, a % 3 }' >data
{ lbl-agree -f json data; echo "status $?" >status; } | head -c 100 >/dev/null
cat status
