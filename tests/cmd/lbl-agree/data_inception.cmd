# Part of speech by two annotators, of the tests of INCEpTION 55ba8ba6 (TwoPairedKappaTest).
# It expects Cohen's kappa 0.86153 of the nine tokens; as spans, 8 of 9 and 9 are equal, by hand.
folder=$DATA/exports/inception
[ -d "$folder" ] || { echo 'SKIP: no shared data'; exit 77; }
# tokens TSV: start, end and class of each; a token's place in the text is counted in code points
tokens() {
	jq -R -s -c --arg who "$2" '. as $all | ($all | capture("#text=(?<t>[^\n]*)").t) as $text |
		[$all | split("\n")[] | select(test("^1-[0-9]")) | split("\t")] |
		reduce .[] as $row ({at: 0, out: []};
			($text[.at:] | index($row[1])) as $skip | (.at + $skip) as $start |
			.out += [{start: $start, end: ($start + ($row[1] | length)), label: ($row[2] | ltrimstr("B-"))}] |
			.at = $start + ($row[1] | length)) |
		{item: "fox", annotator: $who, label: .out}' "$1"
}
tokens "$folder/kappatest.tsv" user1 >data
tokens "$folder/kappaspandiff.tsv" user2 >>data
jq -c '.annotator as $who | .label[] | {item: .start, annotator: $who, label: .label}' data |
	lbl-agree -f csv --coefficient cohen
lbl-agree --shape spans -f csv data
lbl-agree --shape spans --by label data | grep -e 'exact .* [JA]'
