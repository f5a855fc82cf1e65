[ -c /dev/full ] || { echo 'SKIP: no /dev/full'; exit 77; }
printf '{"id":1}\n' >data
for how in '-p 1' '-n 1' '-n 1 --by-position' '-p 1 --by-position'; do
	lbl-sample $how data >/dev/full
	echo "status $?"
	lbl-sample $how -o /dev/full data
	echo "status $?"
done
