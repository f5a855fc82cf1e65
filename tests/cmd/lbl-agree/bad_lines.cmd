# A bad line stops the run with its place, or is dropped, or kept.
printf '{"item":1,"annotator":"a","label":"x"}\n{"item":1,"annotator":"b","label":["x"]}\n{"item":1 "annotator"}\n' >data
lbl-agree data
echo "status $?"
lbl-agree --on-error skip -f json data | jq -c .counts
lbl-agree --reject bad -f json data | jq -c .counts.dropped
jq -c '[.line, .byte, .raw]' bad
printf '{"item":1,"annotator":"a","label":"\377"}\n' | lbl-agree
echo "status $?"
printf '{"item":1,"annotator":"a","label":"x\000"}\n' | lbl-agree
echo "status $?"
printf '{"item":1.5,"annotator":"a","label":"x"}\n' | lbl-agree
echo "status $?"
