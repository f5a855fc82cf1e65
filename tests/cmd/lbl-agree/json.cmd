# The whole document. By hand: i1 a:x b:x, i2 a:x b:y, i3 a:y b:y, i4 a:y alone.
# Percent 2/3. Cohen: margins a 2/3 x, b 1/3 x: expected 4/9, (6/9 - 4/9) / (5/9) = 2/5.
# Fleiss: shares x (1 + 1/2) / 4 = 3/8: expected 34/64, (2/3 - 34/64) / (30/64) = 13/45.
# Alpha: 6 values, 3 x and 3 y: observed 4/6, expected 12/30; (2/3 - 2/5) / (3/5) = 4/9.
{
	printf '{"item":"i1","annotator":"a","label":"x"}\n{"item":"i1","annotator":"b","label":"x"}\n'
	printf '{"item":"i2","annotator":"a","label":"x"}\n{"item":"i2","annotator":"b","label":"y"}\n'
	printf '{"item":"i3","annotator":"a","label":"y"}\n{"item":"i3","annotator":"b","label":"y"}\n'
	printf '{"item":"i4","annotator":"a","label":"y"}\n'
} | lbl-agree -f json
