# A reviewer who saw the label is no independent judge: stage label alone counts by default.
data() {
	printf '{"item":"i1","annotator":"a","label":"x"}\n'
	printf '{"item":"i1","annotator":"b","label":"x","stage":null}\n'
	printf '{"item":"i1","annotator":"c","label":"y","stage":"label"}\n'
	printf '{"item":"i1","annotator":"d","label":"x","stage":"review"}\n'
	printf '{"item":"i1","annotator":"e","label":"x","stage":"\\u0061udit"}\n'
}
show() { jq -c '[.options.stage, .counts.annotations, .counts.skipped.stages, .coefficients.percent_agreement.value]'; }
data | lbl-agree -f json | show
data | lbl-agree -f json --stage review,audit | show
data | lbl-agree -f json --stage review --stage label,review | show
data | lbl-agree -f json --stage none | show
printf '{"item":"i1","annotator":"a","label":"x","stage":3}\n' | lbl-agree
echo "status $?"
{ data; printf '{"item":"i1","annotator":"a","label":"x","stage":3}\n'; } | lbl-agree -f json --on-error skip | show
