# The same records, however they are written: gzip, CRLF, BOM, no last LF, several files, paths.
. "$SRC/tests/cmd/lbl-report/data.sh"
lbl-report --gold gold.jsonl -f json judgments.jsonl >want
same() { cmp "$1" want && echo same; }
gzip -c judgments.jsonl >j.gz
gzip -c gold.jsonl >g.gz
lbl-report -g g.gz -f json j.gz >got; same got
sed 's/$/\r/' judgments.jsonl >crlf
lbl-report -g gold.jsonl -f json crlf >got; same got
{ printf '\357\273\277'; printf %s "$(cat judgments.jsonl)"; } >bom
lbl-report -g gold.jsonl -f json bom >got; same got
head -n 4 judgments.jsonl >a
tail -n +5 judgments.jsonl >b
lbl-report -g gold.jsonl -f json a b >got; same got
tail -n +5 judgments.jsonl | lbl-report -f json a - -g gold.jsonl >got; same got
jq -c '{work: {task: .item, ms: .duration_ms, at: .created_at}, worker: .annotator,
	answer: [.label]} + if .origin then {origin} else {} end' judgments.jsonl >other
jq -c '{id: .item, truth: .label}' gold.jsonl >truth
lbl-report -f json -g truth --gold-item id --gold-label truth --item .work.task \
	--annotator worker --label /answer/0 --duration work.ms --time work.at other >got
jq -c .options.label,.options.duration got
jq 'del(.options)' got >a
jq 'del(.options)' want >b
cmp a b && echo 'same but for the options'
