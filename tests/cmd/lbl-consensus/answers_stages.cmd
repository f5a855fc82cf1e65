# Rulings, reviews, abstentions and skills work on marks and texts as on classes.
span() { printf '[{"start":%d,"end":%d,"label":"PER"}]' "$1" "$2"; }
row() { printf '{"id":"%s","item":"%s","annotator":"%s","label":%s%s}\n' "$@"; }
{
	row 1 ruled x "$(span 0 5)" ''
	row 2 ruled y "$(span 0 5)" ''
	row 3 ruled z "$(span 0 9)" ',"stage":"adjudicate"'
	row 4 fixed x "$(span 0 5)" ''
	row 5 fixed z "$(span 2 5)" ',"stage":"review","reviews":"4","verdict":"fix"'
	row 6 rejected x "$(span 0 5)" ''
	row 7 rejected z null ',"stage":"review","reviews":"6","verdict":"reject"'
	row 8 abstained x null ''
	row 9 weighed x "$(span 0 5)" ''
	row 10 weighed y "$(span 0 9)" ''
	row 11 weighed w '[]' ''
	row 12 idle w '[]' ''
} >data
columns='[.item,([.label//empty|.[]|[.start,.end]]|tostring),.reason,.confidence,.decided_by,.overruled,.changed]|map(tostring)|join(" ")'
lbl-consensus --shape spans --annotators-out who data | jq -r "$columns"
echo '# annotators'
jq -r '"\(.annotator) \(.n) \(.skill) \(.exact.value)"' who
echo '# weights 3, 1, 0: x against y is 3 to 1, and w has no say'
echo '{"annotator":"x","skill":3}
{"annotator":"y","skill":1}
{"annotator":"w","skill":0}' >skills
lbl-consensus --shape spans --method weighted --annotators-in skills data | jq -r "$columns"
echo '# escalated'
lbl-consensus --shape spans --escalate odd --min-confidence .9 --min-annotators 2 data | jq -r .item
jq -r '"\(.item) \(.escalated|join(","))"' odd
