# Quietly, with the signal's status, however much there is to write.
awk 'BEGIN { for (i = 0; i < 200000; i++) printf "{\"id\":%d}\n", i }' >data
for how in '-p 1' '-n 200000' '-p 1 --by-position'; do
	{ lbl-sample $how data; echo "status $?" >status; } | head -c 100 >/dev/null
	cat status
done
