# 200 random data sets of units against an independent implementation in exact fractions.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
python3 "$SRC/tests/oracle/marks.py" unitizing 200 20260304
