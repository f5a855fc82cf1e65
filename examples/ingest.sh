#!/bin/sh
# Raw data to records. lbl-ingest(1)
set -eu
cd "$(dirname "$0")"

echo "# A CSV export to items; rows that say the same again are dropped."
lbl-ingest --id review_id --text text --dedupe reviews.csv | head -n 2

echo "# Without an id column, the id is a hash of the content: the same tomorrow."
lbl-ingest --text text --no-meta reviews.csv | head -n 2

echo "# Another tool's table of answers to annotations."
printf 'task,worker,answer\nr-0001,w7,positive\nr-0001,w8,mixed\n' |
	lbl-ingest --from csv --as annotation --map item=task --map annotator=worker --map label=answer
