# A full disk, truncated gzip, a closed pipe: status and message, and no half of a file.
printf 'a,b\n1,2\n' >t.csv
printf 'a,b\n1\n' >bad.csv
lbl-ingest t.csv >/dev/full
echo "status $?"
lbl-ingest --manifest /dev/full t.csv >/dev/null
echo "status $?"
lbl-ingest --on-error skip --reject /dev/full -o out bad.csv
echo "status $?"
awk 'BEGIN { print "a,b"; for (i = 0; i < 50000; i++) printf "%d,%d\n", i, i * 7919 % 10007 }' >many.csv
gzip -c many.csv | head -c 100000 >cut.csv.gz
echo old >out
lbl-ingest -o out cut.csv.gz 2>message
echo "status $?"
cat out
grep -c 'cut.csv.gz.*truncated' message
{ lbl-ingest many.csv; echo "status $?" >status; } | head -c 100 >/dev/null
cat status
printf 'a,b\n1,2\n' | lbl-ingest --from csv --reject kept -o out; cat out kept
ls
