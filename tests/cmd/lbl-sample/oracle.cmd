# The choice, beside an XXH3 and a sort written in another language from the specification.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
oracle="$SRC/tests/cmd/lbl-sample/oracle.py"
{
	awk 'BEGIN { for (i = 0; i < 3000; i++) printf "{\"id\":\"r-%d\",\"n\":%d}\n", i * i, i }'
	awk 'BEGIN { for (i = 0; i < 900; i++) printf "{\"id\":%d}\n", i }'
	printf '{"id":""}\n{"id":"caf\\u00e9"}\n{"id":"\\ud83d\\udc4d"}\n{"id":"sixteen-bytes-id"}\n'
} >data
wc -l <data
for seed in 0 1 20260304 18446744073709551615; do
	for n in 0 1 10 500 3903 3904; do
		python3 "$oracle" count $n $seed <data >want
		lbl-sample -n $n --seed $seed data | cmp - want || echo "-n $n --seed $seed"
	done
	for p in 0 0.001 0.1 0.5 0.999 1; do
		python3 "$oracle" rate $p $seed <data >want
		lbl-sample -p $p --seed $seed data | cmp - want || echo "-p $p --seed $seed"
	done
	python3 "$oracle" position 100 $seed <data >want
	lbl-sample -n 100 --by-position --seed $seed data | cmp - want || echo "--by-position"
done
