# Weights from a file, and from gold; what cannot be a weight is refused.
cat >data <<'END'
{"item":"a","annotator":"x","label":"p"}
{"item":"a","annotator":"y","label":"q"}
{"item":"a","annotator":"z","label":"q"}
{"item":"b","annotator":"x","label":"p"}
{"item":"b","annotator":"y","label":"q"}
END
echo '{"annotator":"x","skill":0.9}
{"annotator":"y","skill":0.1}' >skills
# z has the mean of x and y: a is .9 against .1 + .5, b .9 against .1
lbl-consensus --method weighted --annotators-in skills data | jq -c '[.item,.label,.confidence]'
# on b, x is right and y is wrong: 2/3, 1/3, and z as both together, 2/4
echo '{"item":"b","label":"p"}' >gold
lbl-consensus --method weighted --gold gold data | jq -c '[.item,.label,.confidence]'
echo '{"annotator":"x","skill":-1}' | lbl-consensus --method weighted --annotators-in - data
echo $?
echo '{"annotator":"w","skill":1}' | lbl-consensus --method weighted --annotators-in - data
echo $?
echo '{"annotator":"w","skill":"1"}' | lbl-consensus --method weighted --annotators-in - data
echo $?
