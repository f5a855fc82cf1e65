# Dawid and Skene by crowd-kit's rule to stop: its published accuracies on eight public sets.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
[ -d "$DATA/crowd" ] || { echo 'SKIP: no shared data'; exit 77; }
PYTHONDONTWRITEBYTECODE=1 python3 "$SRC/tests/oracle/consensus.py" crowd-kit "$DATA/crowd"
