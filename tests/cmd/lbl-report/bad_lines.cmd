# A bad line ends the run, or is dropped, counted and told; it has counted for nothing else.
cat >data <<'EOF'
{"item":1,"annotator":"ana","label":"x","duration_ms":5}
{"item":2,"annotator":"ana","label":["x"],"duration_ms":5}
{"item":[],"annotator":"ana","label":"x","duration_ms":5}
{"item":2,"annotator":{},"label":"x","duration_ms":5}
{"item":2,"annotator":"ana","label":{"mood":"x","topic":"y"}}
{"item":2,"annotator":"ana","label":"x","stage":3}
{"x":1}
{"item":2,"annotator":"ana","label":"x"
[1]
{"item":2,"annotator":"eve","label":"x","duration_ms":7}
EOF
printf '{"item":3,"annotator":"ana","label":"\377"}\n{"item":3,"annotator":"ana","label":"\0"}\n' >>data
for n in 2 3 4 5 6 7 8 9 11 12; do
	sed -n ${n}p data | lbl-report
done
echo "status $?"
lbl-report data
echo "status $?"
lbl-report --on-error skip -f json data | jq -c '.counts.records, .counts.annotations, .counts.dropped, [.annotators[] | [.annotator, .annotations, .duration_ms.n]]'
lbl-report --reject bad -q -f json data | jq -c .counts.dropped
jq -c .line bad | paste -sd ' '
lbl-report -q --on-error skip --partial data | lbl-report --merge -f json | jq -c '.counts.records, .counts.dropped'
