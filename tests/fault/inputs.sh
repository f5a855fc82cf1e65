#!/bin/sh
# Makes the small inputs of the fault runs in a folder, and large ones for kills and pipes.
#
#   usage: inputs.sh FOLDER

set -eu
mkdir -p "$1"
cd "$1"

annotations()
{
	awk -v items="$1" 'BEGIN {
		split("good bad mixed", label, " ")
		split("ana bo cy", who, " ")
		for (i = 1; i <= items; i++)
			for (a = 1; a <= 3; a++)
				printf "{\"id\":\"a-%d\",\"item\":\"r-%d\",\"annotator\":\"%s\"," \
					"\"label\":\"%s\",\"created_at\":\"2026-03-04T05:06:%02dZ\"," \
					"\"duration_ms\":%d,\"rationale\":\"na\\u00efve, \\\"so\\\"\"}\n",
					3 * i + a, i, who[a], label[(i * a + i % 5) % 3 + 1], i % 60,
					1000 + i * a % 977
	}'
}

items()
{
	awk -v items="$1" 'BEGIN {
		split("never again,quite good,so so,bad smell", text, ",")
		for (i = 1; i <= items; i++)
			printf "{\"id\":\"r-%d\",\"data\":{\"text\":\"%s %d\"},\"confidence\":%.2f}\n",
				i, text[i % 4 + 1], i, i % 89 / 100
	}'
}

table()
{
	awk -v rows="$1" 'BEGIN {
		print "review_id,text,stars"
		for (i = 1; i <= rows; i++)
			printf "r-%d,\"never \"\"again\"\",\nnumber %d\",%d\n", i, i, i % 5 + 1
	}'
}

gold()
{
	awk -v items="$1" 'BEGIN {
		split("good bad mixed", label, " ")
		for (i = 1; i <= items; i++)
			printf "{\"item\":\"r-%d\",\"label\":\"%s\"}\n", i, label[i % 3 + 1]
	}'
}

annotations 20 >annotations.jsonl
LC_ALL=C sort -s -t '"' -k 8,8 annotations.jsonl >sorted-annotations.jsonl
items 40 >items.jsonl
table 30 >table.csv
gold 20 >gold.jsonl
gzip -nc table.csv >table.csv.gz
gzip -nc items.jsonl >items.jsonl.gz
annotations 60000 >large-annotations.jsonl
items 120000 >large-items.jsonl
table 120000 >large-table.csv

cat >rules.json <<'END'
{"name":"fault","version":"1","status":"active","rules":[
 {"name":"complaint","version":"2","field":"data.text","terms":["never again","bad"],
  "label":"bad","confidence":0.8,"priority":1,"note":"said so"},
 {"name":"praise","version":"1","field":"data.text","pattern":"quite\\s+good","flags":"i",
  "label":"good","confidence":0.7}]}
END

cat >schema.json <<'EOF'
{"lbl_schema":1,"name":"opinion","version":"1.0.0",
 "tasks":[{"name":"label","type":"choice","choice":"single","required":true,
  "labels":[{"name":"good"},{"name":"bad"},{"name":"mixed"}]}]}
EOF
