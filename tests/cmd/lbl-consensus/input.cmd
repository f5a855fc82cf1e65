# Bad lines have their place; nothing in is nothing out.
lbl-consensus </dev/null; echo $?
echo '{"item":"a","annotator":"x","label":["p"]}' | lbl-consensus; echo $?
echo '{"item":"a","annotator":"x","label":"p","stage":3}' | lbl-consensus; echo $?
echo '{"item":"a","annotator":"x","label":"p","stage":"review","reviews":"1","verdict":"maybe"}' | lbl-consensus; echo $?
echo '{"label":"p"}' | lbl-consensus; echo $?
printf '{"item":"a","annotator":"x","label":"p"}\n{"item":\n' >data
lbl-consensus --on-error skip --reject bad data; echo $?
jq -c '[.line,.error]' bad
echo '{"id":"a"}' | lbl-consensus; echo $?
