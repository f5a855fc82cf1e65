# A second run gives the same bytes; a rule's vote takes its former place, or it goes.
printf '{"id":1,"data":{"text":"good bad"}}\n{"id":2,"data":{"text":"none"}}\n' >items
rules()
{
	printf '{"rules":[{"name":"g","terms":["good"],"label":"p","confidence":%s},{"name":"b","version":"%s","terms":["%s"],"label":"n"}]}' "$@"
}
rules 0.5 1 bad >r1
rules 0.75 1 worse >r2
rules 0.5 2 bad >r3
lbl-prelabel --rules r1 items >once
lbl-prelabel --rules r1 once | cmp - once
cat once
echo 'another confidence, and a rule that falls silent'
lbl-prelabel --rules r2 once
echo 'another version is another annotator'
lbl-prelabel --rules r3 once
echo 'the others keep their places, the doubles go'
printf '%s\n' '{"id":3,"data":{"text":"good"},"suggestions":[{"label":"m","annotator":"model:m"} , {"annotator":"rule:g\\u00401","label":"old"}, 5,{"annotator":"rule:g@1"},{"annotator":7}]}' |
	sed 's/\\\\/\\/' | lbl-prelabel --rules r1 | tee third
lbl-prelabel --rules r1 third | cmp - third
