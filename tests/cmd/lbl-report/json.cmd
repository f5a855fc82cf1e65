# The JSON form whole, for data that is worked out in data.sh. Wilson's intervals of 5/7, 2/3,
# 2/2, 1/2, 3/5, 3/3 and 2/4: statsmodels proportion_confint(method='wilson').
. "$SRC/tests/cmd/lbl-report/data.sh"
lbl-report --gold gold.jsonl -f json judgments.jsonl | jq .
