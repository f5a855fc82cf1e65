# A set of categories fixes their number and order; another label is a bad line with its place.
printf '{"item":%s,"annotator":"%s","label":"%s"}\n' 1 a x 1 b x 2 a x 2 b y >data
get() { lbl-agree -f json --coefficient bp,ac "$@"; }
# By hand: observed 1/2; of two categories expected 1/2, of four 1/4: 1 - (1/2) / (3/4) = 1/3.
get data | jq -c '[.categories, .counts.categories, .coefficients.brennan_prediger.value]'
get --categories z,y,x,w data |
	jq -c '[.categories, .counts.categories, .coefficients.brennan_prediger.value]'
get --categories z,y,x,w,z data | jq -c '.options.categories'
get --categories x data >/dev/null
echo "status $?"
get --categories x --on-error skip data | jq -c .counts
get --categories x --abstain y data | jq -c .counts
printf '{"item":1,"annotator":"a","label":["x"]}\n' | get --categories x
printf '{"item":1,"annotator":"a","label":"\\u0078"}\n{"item":1,"annotator":"b"}\n' |
	get --categories x | jq -c '.counts | [.annotations, .abstained]'
printf '{"item":1,"annotator":"a","label":1.0}\n' | get --categories 1 | jq -c .categories
# it travels in a state, whose own categories stay those seen, in byte order
lbl-agree --partial --categories z,y,x,w data >state
jq -c '.options.categories, .categories' state
get --merge state | jq -c '[.categories, .coefficients.brennan_prediger.value]'
get --merge --categories z,y,x,w state | jq -c '.categories'
get --merge --categories w,x,y,z state
echo "status $?"
lbl-agree --partial data | get --merge --categories x,y
echo "status $?"
