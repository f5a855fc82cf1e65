# What counts where: kinds, stages, origins, abstentions, duplicates, durations and times.
show='.counts | del(.suggestions)'
echo "kinds"
cat >kinds <<'EOF'
{"id":"i1","data":{},"suggestions":[{"label":"x","origin":"rule"},{"label":"y","origin":"model"},{"label":"z"}]}
{"id":"i2","data":{},"suggestions":[]}
{"id":"i3","data":{}}
{"item":"i1","label":"x"}
{"item":"i1","annotator":"ana","label":"x"}
EOF
lbl-report -f json kinds | jq -c ".counts, [.origins[] | [.origin, .annotations, .suggestions]]"
echo "stages: work is counted, judgments are those of label, or as asked"
cat >stages <<'EOF'
{"item":1,"annotator":"ana","label":"x"}
{"item":1,"annotator":"ben","label":"x","stage":"label"}
{"item":1,"annotator":"eve","label":"y","stage":"review","duration_ms":7}
{"item":2,"annotator":"eve","label":[{"start":1,"end":2,"label":"z"}],"stage":"audit"}
EOF
for stage in label review review,label; do
	lbl-report -f json --stage $stage stages | jq -c \
		'.counts.annotations, .counts.other_stage, .counts.kept, .counts.items, [.labels[] | [.label, .n]], [.annotators[] | [.annotator, .annotations, .kept, .duration_ms.n]]' | paste -sd ' '
done
echo "origins: nothing passes for a person"
cat >origins <<'EOF'
{"item":1,"annotator":"bot","label":"x","origin":"model"}
{"item":1,"annotator":"ana","label":"x","origin":null}
{"item":2,"annotator":"bot","label":"y","origin":"human"}
{"item":2,"annotator":"llm","label":"y","origin":"robot"}
{"item":3,"annotator":"llm","label":"y","origin":7}
EOF
lbl-report -f json origins | jq -c '.counts.annotators, .annotators[] | if type == "object" then [.annotator, .origin, .annotations, .labels] else . end'
lbl-report -f json origins | jq -c '.labels[]'
lbl-report -f json --origin human origins | jq -c '.counts.annotations, .counts.other_origin, .counts.kept, .counts.items' | paste -sd ' '
echo "abstentions, then duplicates"
cat >dup <<'EOF'
{"item":1,"annotator":"ana","label":"x"}
{"item":1,"annotator":"ana","label":"y"}
{"item":1,"annotator":"ana","label":"skip"}
{"item":1,"annotator":"ana","label":null}
{"item":1,"annotator":"ana","label":"x","origin":"model"}
{"item":2,"annotator":"ana","label":1.0}
{"item":2,"annotator":"ana","label":"1"}
{"item":2,"annotator":"ben","label":true}
EOF
for d in last first all; do
	lbl-report -f json --duplicates $d --abstain skip,no dup | jq -c \
		'[.counts | .kept, .abstained, .duplicates, .items], [.annotators[] | [.annotator, .origin, .kept, .items, .abstained, .labels]]' | paste -sd ' '
done
lbl-report --duplicates fail --abstain skip dup
echo "status $?"
echo "durations and times that are none are counted, and left out"
cat >times <<'EOF'
{"item":1,"annotator":"ana","label":"x","duration_ms":-1,"created_at":"yesterday"}
{"item":2,"annotator":"ana","label":"x","duration_ms":"5","created_at":1767225600}
{"item":3,"annotator":"ana","label":"x","duration_ms":1e11,"created_at":"2026-13-01T00:00:00Z"}
{"item":4,"annotator":"ana","label":"x","duration_ms":99.5,"created_at":null}
{"item":5,"annotator":"ana","label":"x","duration_ms":1e1,"created_at":"2026-03-04T05:06:07.089+02:00"}
{"item":6,"annotator":"ana","label":"x","duration_ms":null}
EOF
lbl-report -f json times | jq -c '.counts.bad_durations, .counts.bad_times, .annotators[0].duration_ms, .annotators[0].first_created_at'
