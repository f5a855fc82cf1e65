[ -c /dev/full ] || { echo 'SKIP: no /dev/full'; exit 77; }
printf '{"item":1,"annotator":"a","label":"x"}\n' >data
lbl-agree data >/dev/full
echo "status $?"
lbl-agree -f json data >/dev/full
echo "status $?"
lbl-agree --partial data >/dev/full
echo "status $?"
lbl-agree -o /dev/full data
echo "status $?"
