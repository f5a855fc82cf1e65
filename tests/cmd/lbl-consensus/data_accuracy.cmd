# Accuracy on eight public sets: each floor is met, the majority exactly.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
[ -d "$DATA/crowd" ] || { echo 'SKIP: no shared data'; exit 77; }
PYTHONDONTWRITEBYTECODE=1 python3 "$SRC/tests/bench/consensus_accuracy.py" "$DATA/crowd" \
	majority,dawid-skene,auto | grep -- '^->'
