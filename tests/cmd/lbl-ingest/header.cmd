# Headers: twice the same is refused, an empty name is a name; --columns where there is none.
printf 'a,b,a\n1,2,3\n' | lbl-ingest --from csv
echo "status $?"
printf 'a,b\0\n1,2\n' | lbl-ingest --from csv
echo "status $?"
printf 'a,\351\n1,2\n' | lbl-ingest --from csv --on-error skip
echo "status $?"
printf 'a,"b\nb","b\nb"\n1,2,3\n' | lbl-ingest --from csv
echo "status $?"
printf ',a\n0,x\n' | lbl-ingest --from csv --no-meta
printf '1,2\n3,4\n' | lbl-ingest --from csv --no-meta --columns x,y
printf '1,2\n3\n' | lbl-ingest --from csv --no-meta --columns x,y
echo "status $?"
lbl-ingest --columns x,y,x </dev/null
echo "status $?"
