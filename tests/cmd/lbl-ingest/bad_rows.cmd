# Bad rows are named with their place, dropped, or kept with their text.
printf 'a,b\n1,2\n3\n4,5,6\n7,"8" x\n9,1"0\n\n11,12\n13,x\0y\n14,caf\351\n15,"16\n17,18\n' >bad.csv
lbl-ingest --no-meta bad.csv
echo "status $?"
lbl-ingest --on-error skip --no-meta bad.csv | jq -c .data
echo "status $?"
lbl-ingest --reject rejects --no-meta bad.csv | jq -c .data
cat rejects
echo '# within quotes the place is where the fault is, and the row is all that it spans'
printf 'a,b\n1,"x\ny" z\n2,3\n' | lbl-ingest --from csv --reject rejects --no-meta | jq -c .data
cat rejects
