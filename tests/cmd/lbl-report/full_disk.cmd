[ -c /dev/full ] || { echo 'SKIP: no /dev/full'; exit 77; }
printf '{"item":1,"annotator":"a","label":"x"}\n' >data
for form in text json html; do
	lbl-report -f $form data >/dev/full
	echo "status $?"
done
lbl-report --partial data >/dev/full
echo "status $?"
lbl-report -o /dev/full data
echo "status $?"
