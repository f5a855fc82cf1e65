# The data hold what the pages say of them: 502 rows of 500 reviews, three judgments an item and
# seven asked twice, gold for 120.
command -v jq >/dev/null || { echo "SKIP: jq is not installed"; exit 77; }
cd "$SRC/examples" || exit 2
jq -s -c '[length, (map(.item) | unique | length), (map(.annotator) | unique | length)]' judgments.jsonl
jq -r '[.item, .annotator] | join(" ")' judgments.jsonl | sort | uniq -d | wc -l
jq -s -c 'map(.item) | unique | length' gold.jsonl
cut -d , -f 1 reviews.csv | grep -c '^r-[0-9]\{4\}$'
cut -d , -f 1 reviews.csv | grep '^r-[0-9]\{4\}$' | sort -u | wc -l
