# Texts: ROVER over what white space keeps apart. The first is crowd-kit 1.4.1's example.
cat >data <<'END'
{"item":"toy","annotator":"w1","label":"a b c d"}
{"item":"toy","annotator":"w2","label":"b z d e"}
{"item":"toy","annotator":"w3","label":"b c d e f"}
{"item":"blanks","annotator":"w1","label":"  new \t york\u00a0city "}
{"item":"blanks","annotator":"w2","label":"new york city"}
{"item":"two","annotator":"w1","label":"the cat sat"}
{"item":"two","annotator":"w2","label":"a cat sat down"}
{"item":"nothing","annotator":"w1","label":""}
{"item":"nothing","annotator":"w2","label":""}
{"item":"number","annotator":"w1","label":12.50}
{"item":"quoted","annotator":"w1","label":"say \"aye\""}
END
lbl-consensus --shape text data
lbl-consensus --shape text --escalate odd data | wc -l
jq -c '[.item,.escalated]' odd
