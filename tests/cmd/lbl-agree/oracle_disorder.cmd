# 100 random data sets of units against the least of all alignments, in exact fractions.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
python3 "$SRC/tests/oracle/marks.py" disorder 100 20260304
