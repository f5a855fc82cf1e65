# Weights of the other coefficients. irrCAC R 1.4 on Gwet's raw4raters: AC2 linear .85874 (.11733),
# quadratic .91400 (.10396), ordinal .89894 (.10690).
awk 'BEGIN { split("123321412... 1233224125.3 .3332342251. 12332441251.", by, " ")
	for (a = 1; a <= 4; a++) for (i = 1; i <= 12; i++) { x = substr(by[a], i, 1)
		if (x != ".") printf "{\"item\":%d,\"annotator\":\"%d\",\"label\":%s}\n", i, a, x } }' >c
ac() { lbl-agree -f json --coefficient ac "$@" | jq -c '.coefficients.gwet_ac2 | [.value, .se]'; }
for weights in linear quadratic ordinal; do ac --weights $weights c; done
sed 's/"label":\([0-9]\)/"label":"n\1"/' c >words
ac --weights quadratic --categories n1,n2,n3,n4,n5 words
# quadratic weights as a file; pairs that are not named have 0
cat >quadratic.json <<'X'
{"1":{"2":0.9375,"3":0.75,"4":0.4375},"3":{"2":0.9375,"4":0.9375,"5":0.75},
 "4":{"2":0.75,"5":0.9375},"5":{"2":0.4375,"5":1,"9":0.5}}
X
ac --weights quadratic.json c
lbl-agree -f json --weights quadratic.json c | jq -c '.options | [.level, .weights]'
# Artstein and Poesio (2008:568): kappa .8163 where Chck differs from the others by half.
printf '{"Chck":{"IReq":0.5,"Stat":0.5}}\n' >acts.json
awk 'function put(n, x, y) { while (n--) { i++
	printf "{\"item\":%d,\"annotator\":\"a\",\"label\":\"%s\"}\n", i, x
	printf "{\"item\":%d,\"annotator\":\"b\",\"label\":\"%s\"}\n", i, y } }
	BEGIN { put(46, "Stat", "Stat"); put(6, "IReq", "Stat"); put(32, "IReq", "IReq")
		put(6, "IReq", "Chck"); put(10, "Chck", "Chck") }' >acts
lbl-agree -f json --weights acts.json acts | jq '.coefficients.cohen_kappa.value'
try() { lbl-agree -f csv "$@"; echo "status $?"; }
try --weights linear words
try --weights ordinal words
try --weights nowhere.json c
try --weights quadratic.json --categories 1,2,3,4,5 c
for text in '[]' '{"1":2}' '{"1":{"2":2}}' '{"1":{"2":"x"}}' '{"1":{"1":0.5}}' \
	'{"1":{"2":0.5},"2":{"1":0.6}}' '{"1":'; do
	printf '%s\n' "$text" >bad.json
	try --weights bad.json c
done
printf '{"item":1,"annotator":"%s","label":%s}\n' a -1 b 1 | try --weights ratio
