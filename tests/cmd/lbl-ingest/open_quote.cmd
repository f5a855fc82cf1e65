# A quote that is never closed: an error with the line where it opened, and nothing is lost.
printf 'a,b\n1,2\n3,"x ""y\n4,5\n' | lbl-ingest --from csv --no-meta
echo "status $?"
printf 'a,b\n1,2\n3,"x ""y\n4,5\n' | lbl-ingest --from csv --no-meta --reject rejects
cat rejects
printf 'a,"b\n1,2\n' | lbl-ingest --from csv
echo "status $?"
