# Iterations and the log-likelihood, on standard error.
lbl-consensus --method dawid-skene -v -o /dev/null "$SRC/examples/judgments.jsonl"
