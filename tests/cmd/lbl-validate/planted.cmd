# 20000 records with faults of ten kinds at known lines: exactly these, for any -j.
cat >s.json <<'END'
{"name":"sentiment","version":"2.1.0",
 "record":{"json_schema":{"required":["id","item","annotator"],"properties":{
   "annotator":{"type":"string","minLength":1},
   "confidence":{"type":"number","minimum":0,"maximum":1},
   "duration_ms":{"type":"integer"},
   "stage":{"enum":["label","review","audit","adjudicate"]},
   "rationale":{"maxLength":12},
   "path":{"maxItems":2,"items":{"type":"string"}}}}},
 "tasks":[{"name":"sentiment","type":"choice","required":true,"labels":[
   {"name":"negative","aliases":["neg"]},"positive","neutral"]}]}
END
awk '
function fault(rule, pointer) { print NR_ "\t" rule "\t" pointer >"truth" }
BEGIN {
	srand(20260304)
	split("negative positive neutral", label, " ")
	for (NR_ = 1; NR_ <= 20000; NR_++) {
		annotator = "\"r" int(rand() * 50) "\""; confidence = int(rand() * 101) / 100
		ms = int(rand() * 60000); stage = "label"; why = "r\303\251sum\303\251 12345"
		path = "[\"a\",\"b\"]"; l = "\"" label[1 + int(rand() * 3)] "\""; end = "}"
		item = ",\"item\":\"i" int(rand() * 5000) "\""
		if (rand() < .02) {
			kind = int(rand() * 10)
			if (kind == 0) { item = ""; fault("json.required", "/item") }
			if (kind == 1) { annotator = "7"; fault("json.type", "/annotator") }
			if (kind == 2) { confidence = "1.0000000000000000001"; fault("json.maximum", "/confidence") }
			if (kind == 3) { ms = ms ".5"; fault("json.type", "/duration_ms") }
			if (kind == 4) { stage = "Label"; fault("json.enum", "/stage") }
			if (kind == 5) { why = why "\303\251"; fault("json.maxLength", "/rationale") }
			if (kind == 6) { path = "[\"a\",null]"; fault("json.type", "/path/1") }
			if (kind == 7) { l = "\"neg\""; fault("label.alias", "/label") }
			if (kind == 8) { l = "\"negativ\""; fault("label.unknown", "/label") }
			if (kind == 9) { end = ""; fault("json.syntax", "") }
		}
		printf "{\"id\":\"a%d\"%s,\"annotator\":%s,\"label\":%s,\"confidence\":%s,\"duration_ms\":%s," \
			"\"stage\":\"%s\",\"rationale\":\"%s\",\"path\":%s%s\n", NR_, item, annotator, l, confidence,
			ms, stage, why, path, end >"in"
	}
}'
lbl-validate -q -j 1 -s s.json --findings f -f json --reject bad in >out
echo "status $?"
jq -r '[.line,.rule,.pointer] | @tsv' f | cmp - truth
cut -f 1 truth | awk 'FNR == NR { bad[$1]; next } !(FNR in bad)' - in | cmp - out
cut -f 1 truth >lines
jq -r .line bad | cmp - lines
for j in 1 2 4; do
	for block in 1 1000 64K; do
		lbl-validate -q -j $j --block-size $block -s s.json --findings f2 -f json --reject bad2 in | cmp - out
		cmp f f2
		cmp bad bad2
	done
done
LC_ALL=C.UTF-8 lbl-validate -q -s s.json --check -f json in | cmp - f
awk 'END { print (NR > 300) }' truth
cut -f 2 truth | sort | uniq -c | awk '{ print $2, ($1 > 15) }'
