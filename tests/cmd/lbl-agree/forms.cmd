# BOM, CRLF, blank lines, a missing last LF, gzip, several files: the same bytes.
printf '{"item":1,"annotator":"a","label":"x"}\n{"item":1,"annotator":"b","label":"y"}\n{"item":2,"annotator":"a","label":"y"}\n' >plain
lbl-agree -f json plain >want
{ printf '\357\273\277'; sed 's/$/\r/' plain; } | lbl-agree -f json | cmp - want
{ printf '\n'; cat plain; printf ' \t\n'; } | lbl-agree -f json | cmp - want
printf %s "$(cat plain)" | lbl-agree -f json | cmp - want
gzip -c plain | lbl-agree -f json | cmp - want
head -n 1 plain >first
tail -n 2 plain | lbl-agree -f json first - | cmp - want
lbl-agree -f json -o out plain && cmp out want
jq -c '[.counts.annotations, .counts.items]' want
