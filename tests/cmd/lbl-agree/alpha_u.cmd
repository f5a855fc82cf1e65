# Krippendorff's alpha for unitizing. Content Analysis, 2nd ed. (2004) 254: two codes of a text
# that begins at 150; printed .8591 (from rounded figures), c .7286, k 1.
spans() { printf '{"item":"%s","annotator":"%s","at":{"from":%s,"chars":%s},"label":[' "$1" "$2" "$3" "$4"
	shift 4; while [ $# -gt 0 ]; do printf '{"start":%s,"end":%s,"label":"%s"}' "$1" "$2" "$3"
	[ $# -gt 3 ] && printf ,; shift 3; done; echo ']}'; }
{
	spans doc r1 150 300 225 295 c 370 400 c 180 240 k 300 350 k
	spans doc r2 150 300 220 300 c 355 375 c 400 420 c 180 240 k 300 350 k
} >book
lbl-agree --shape spans --begin=at.from --length=at.chars --coefficient alpha_u --by label book
# The same paper's examples of 1995, stretched by 50000 for the limit: A .553, D .066 as printed;
# B and C print -.926 and .679, where the formula of 2004 gives -.92838 and .69308.
u() { awk -v a="$1" -v b="$2" 'BEGIN { n[1] = split(a, s1, " "); n[2] = split(b, s2, " ")
	for (r = 1; r <= 2; r++) { printf "{\"item\":1,\"annotator\":%d,\"label\":[", r
		for (i = 1; i < n[r]; i += 2) printf "%s{\"start\":%d,\"end\":%d,\"label\":\"u\"}",
			(i > 1 ? "," : ""), 50000 * (r == 1 ? s1[i] : s2[i]), 50000 * (r == 1 ? s1[i + 1] : s2[i + 1])
		print "]}" } }' | lbl-agree --shape spans --length 1200000 --coefficient alpha_u -f csv |
	sed -n 's/^krippendorff_alpha_u,\([^,]*\).*/\1/p'; }
u '2 10 14 20' '4 8 15 17'
u '0 18' '0 2 2 3 3 4 4 5 5 6 6 9 9 10'
u '2 8 10 12 14 18 20 22' '0 2 4 8 10 14 16 18 20 22'
u '0 2 2 10 10 14 14 20 20 24' '0 4 4 8 8 15 15 17 17 24'
# INCEpTION 55ba8ba6, KrippendorffAlphaUnitizingAgreementMeasureTest: -4.5, -0.0714, 1, and nothing.
pair() { lbl-agree --shape spans --length at.chars --coefficient alpha_u -f csv | tail -n 1; }
{ spans 1 user1 0 4; spans 1 user3 0 4 0 4 test; } | pair
{ spans 1 user1 0 4 0 1 +; spans 1 user2 0 4; spans 2 user1 0 4; spans 2 user2 0 4 0 1 +; } | pair
{ spans 1 user1 0 4 0 1 +; spans 1 user2 0 4 0 1 +; } | pair
{ spans 1 user1 0 4; spans 1 user2 0 4; } | pair
# Items that are left out, and why.
{
	spans 1 a 0 9 0 4 x; spans 1 b 0 9 0 4 x
	spans short a 0 9 0 4 x; spans short b 0 8 0 4 x
	spans none a 0 null 0 4 x; spans none b 0 9 0 4 x
	spans half a 0 9 0.5 4 x; spans half b 0 9 0 4 x
	spans over a 0 9 0 4 x 3 5 x; spans over b 0 9 0 4 x
	spans past a 0 9 0 10 x; spans past b 0 9 0 4 x
	spans empty a 0 9 4 4 x; spans empty b 0 9 0 4 x
	spans long a 0 5000000000 4 4 x
	spans alone a 0 9 0 4 x
} >left
lbl-agree --shape spans --length=/at/chars --coefficient all left
lbl-agree --shape spans --length=/at/chars --coefficient alpha_u -f json left | jq -c .left_out
cat book book | lbl-agree --shape spans --length 999 --duplicates all -f json --coefficient alpha_u |
	jq -c '.left_out, .coefficients'
# What is said of texts belongs to spans, and is a number; alpha_u needs it. Places are told as ever.
try() { lbl-agree "$@"; echo "status $?"; }
try --shape boxes --length 9 left
try --shape spans --begin 9 left
try --shape spans --coefficient alpha_u left
try --shape spans --coefficient all -f csv left
try --shape spans --length item left
printf '{"item":1,"annotator":"a","n":5,"label":%s}\n' '[{"start":3,"end":2,"label":"x"}]' | try --shape spans --length n
printf '{"item":1,"annotator":"a","n":5,"label":%s}\n' '"x"' | try --shape spans --length n
printf '{"item":1,"annotator":"%s","n":5,"label":%s}\n' a '[]' b null c '[]' | try --shape spans --length n --abstain '[]' -f csv
lbl-agree --shape spans --length at.chars --partial left >state
try --merge --length at.size state
try --merge --length at.chars -f csv --coefficient alpha_u state
