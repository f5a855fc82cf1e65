# Items and labels are passed over and counted; a record with none of the keys is a bad line.
{
	printf '{"id":"i1","data":{"text":"t"}}\n'
	printf '{"item":"i1","label":"x"}\n{"item":"i1","annotator":null,"label":"x"}\n'
	printf '{"id":"a1","item":"i1","annotator":"a","label":"x"}\n{"item":"i1","annotator":"b","label":"x"}\n'
} | tee data | lbl-agree -f json | jq -c .counts.skipped
lbl-agree data
{ cat data; printf '{"label":"x"}\n'; } | lbl-agree
echo "status $?"
printf '{"annotator":"a","label":"x"}\n' | lbl-agree
echo "status $?"
