# NUL, escapes and other alphabets in names: carried through exactly, in states too.
cat >data <<'EOF'
{"item":"\u0000","annotator":"a\u0000","label":"\u0000"}
{"item":"\u0000","annotator":"a","label":""}
{"item":"\u0000b","annotator":"\u00e9","label":"é"}
{"item":"c","annotator":"é","label":"\u00e9"}
{"item":"","annotator":"","label":"\"\\\/"}
EOF
printf '{"item":"\\u0000","label":"\\u0000"}\n' >gold
lbl-report -g gold -f json data >want
jq -c '[.annotators[] | [.annotator, .annotations, .labels]], [.labels[] | [.label, .n]], .gold.confusion' want
lbl-report -g gold --partial data | lbl-report --merge -f json | cmp - want
lbl-report -g gold data | tr -cd '\000' | wc -c
