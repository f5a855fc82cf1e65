# 150 random data sets a shape against an independent implementation in exact fractions.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
python3 "$SRC/tests/oracle/marks.py" random 150 20260304
