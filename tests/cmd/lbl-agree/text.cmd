# The data of json.cmd as tables; a name with a blank is quoted.
{
	printf '{"item":"i1","annotator":"a","label":"x"}\n{"item":"i1","annotator":"b b","label":"x"}\n'
	printf '{"item":"i2","annotator":"a","label":"x"}\n{"item":"i2","annotator":"b b","label":"y"}\n'
	printf '{"item":"i3","annotator":"a","label":"y"}\n{"item":"i3","annotator":"b b","label":"y"}\n'
	printf '{"item":"i4","annotator":"a","label":"y"}\n'
} | lbl-agree
