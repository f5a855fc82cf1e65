# Shares of strata: 600, 300, 90, 9 and one record that has no group.
awk 'BEGIN { for (i = 0; i < 1000; i++) printf "{\"id\":%d%s}\n", i, i < 600 ? ",\"g\":\"a\"" : i < 900 ? ",\"g\":\"b\"" : i < 990 ? ",\"g\":1.0" : i < 999 ? ",\"g\":null" : "" }' >data
count()
{
	lbl-sample "$@" data | jq -r '.g' | sort | uniq -c | tr -s ' \n' ' '
	echo
}
count -n 100 --stratify g
count -n 10 --stratify g
count -n 1 --stratify g
count -n 100 --stratify g --allocate proportional
count -n 100 --stratify g --allocate equal
count -n 7 --stratify g --allocate each
count -n 20 --stratify g --allocate each
count -p 0.1 --stratify g
count -p 0 --stratify g
count -p 1 --stratify g
# of strata with the same claim the first in byte order, the one without a value before all
printf '{"id":1,"g":"b"}\n{"id":2,"g":"a"}\n{"id":3,"g":""}\n{"id":4}\n' >ties
for n in 1 2 3; do lbl-sample -n $n --stratify g ties | jq -c '.g' | sort | tr '\n' ' '; done
echo
# 1, 1.0 and "1" are one group
printf '{"id":1,"g":1}\n{"id":2,"g":"1"}\n{"id":3,"g":1.0}\n{"id":4,"g":"true"}\n{"id":5,"g":true}\n' >mixed
lbl-sample -n 1 --stratify g --allocate each mixed | wc -l
