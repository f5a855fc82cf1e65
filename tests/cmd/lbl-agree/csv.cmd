# The coefficients as CSV; the numbers are those of the case json.
{
	printf '{"item":"i1","annotator":"a","label":"x"}\n{"item":"i1","annotator":"b","label":"x"}\n'
	printf '{"item":"i2","annotator":"a","label":"x"}\n{"item":"i2","annotator":"b","label":"y"}\n'
	printf '{"item":"i3","annotator":"a","label":"y"}\n{"item":"i3","annotator":"b","label":"y"}\n'
	printf '{"item":"i4","annotator":"a","label":"y"}\n'
} >data
lbl-agree -f csv data
lbl-agree -f csv --benchmark fleiss --coefficient all data
lbl-agree -f csv --coefficient percent,cohen,ac </dev/null
