# What an expert has to see goes to a file of its own; both together are all items.
cat >data <<'END'
{"item":"a","annotator":"x","label":"p"}
{"item":"a","annotator":"y","label":"q"}
{"item":"b","annotator":"x","label":"p"}
{"item":"b","annotator":"y","label":"p"}
{"item":"b","annotator":"z","label":"q"}
{"item":"c","annotator":"x","label":null}
{"item":"d","annotator":"x","label":"p"}
{"item":"e","annotator":"x","label":"p"}
{"item":"e","annotator":"y","label":"p"}
{"item":"f","annotator":"x","label":"p","stage":"adjudicate"}
END
lbl-consensus --method majority --escalate expert data | jq -r .item
echo --
jq -r '"\(.item) \(.escalated|join(","))"' expert
echo --
lbl-consensus --method majority --escalate expert --min-confidence .7 --min-annotators 2 data | jq -r .item
echo --
jq -r '"\(.item) \(.escalated|join(","))"' expert
