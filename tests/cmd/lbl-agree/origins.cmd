# Origins: absent and null are human; what is no word of lbl-record(5) is other.
{
	printf '{"item":1,"annotator":"%s","label":"x"%s}\n' a '' b ',"origin":null' c ',"origin":"human"' \
		d ',"origin":"rule"' e ',"origin":"model"' f ',"origin":"oracle"' g ',"origin":7'
	printf '{"item":1,"annotator":"z","label":"x","stage":"review"}\n'
} >data
for list in human rule model other human,rule,model,other; do
	lbl-agree -f json --origin $list data |
		jq -c '[.options.origin, .counts.annotations, .counts.annotators, .counts.skipped]'
done
lbl-agree -f json data | jq -c '[.options.origin, .counts.annotators, .counts.skipped.origins]'
lbl-agree --origin human data | sed -n '/skipped/p'
# it travels in a state
lbl-agree --origin human --partial data >state
jq -c '[.options.origin, .counts.other_origins]' state
lbl-agree --merge -f json state | jq -c '[.options.origin, .counts.skipped.origins]'
lbl-agree --merge --origin rule state
echo "status $?"
