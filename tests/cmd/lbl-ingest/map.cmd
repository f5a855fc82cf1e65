# --map, --id and --text: paths are built; what is in the way is named.
printf 'ref,body,who\nr-1,Hello,ana\n' >t.csv
lbl-ingest --id ref --text body --map meta.subject=who --map /x/a~1b=body --map .x.c=who \
	--stamp 2026-03-04T05:06:07Z t.csv
lbl-ingest --id ref --text body --map meta.source=who --no-meta t.csv
printf '{"ref":17,"result":[{"value":"pos"}], "body":"Hello"}\n' >t.jsonl
lbl-ingest --id ref --text body --map data.value=/result/0/value --map x.first=result.0.value t.jsonl
try() { lbl-ingest "$@"; echo "status $?"; }
try --id nope t.csv
try --map x=nope t.csv
try --numeric nope t.csv
try --text body --map data.text=who t.csv
try --map data.who.x=who t.csv
try --map x=who --map x.y=ref t.csv
try --map data.who=who t.csv
try --map nonsense t.csv
try --map a..b=who t.csv
try --map '/a~2=who' t.csv
try --text nope t.jsonl
try --map x=nope t.jsonl
try --numeric nope t.jsonl
printf '{"text":"a","body":"b"}\n' | try --text body
printf '{"text":"a"}\n' | try --text text --no-meta
printf '{"ref":1.5}\n' | try --id ref
printf '{"ref":""}\n' | try --id ref
printf 'ref\n""\n' | try --from csv --id ref
try --stamp yesterday t.csv
