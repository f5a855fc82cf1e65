[ -c /dev/full ] || { echo 'SKIP: no /dev/full'; exit 77; }
printf '{"rules":[{"name":"t","terms":["b"],"label":"y"}]}' >rules.json
echo '{"id":1,"data":{"text":"b"}}' >items
lbl-prelabel --rules rules.json items >/dev/full
echo "status $?"
lbl-prelabel --rules rules.json -o /dev/full items
echo "status $?"
