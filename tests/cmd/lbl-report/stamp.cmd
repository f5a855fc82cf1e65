# No clock: a stamp is the user's, or SOURCE_DATE_EPOCH's, or there is none.
printf '{"item":1,"annotator":"ana","label":"x"}\n' >data
lbl-report -f json data | jq -c .stamp
SOURCE_DATE_EPOCH=1772600767 lbl-report -f json data | jq -c .stamp
SOURCE_DATE_EPOCH=1772600767 lbl-report -f json --stamp 2026-01-02T03:04:05+01:00 data | jq -c .stamp
lbl-report --stamp 2026-01-02T03:04:05Z data | sed -n 2p
lbl-report --stamp 2026-01-02T03:04:05Z -f html data | grep Made
lbl-report -t 'Ünï' -f json data | jq -c .title
lbl-report --stamp tomorrow data
echo "status $?"
SOURCE_DATE_EPOCH=soon lbl-report data
echo "status $?"
