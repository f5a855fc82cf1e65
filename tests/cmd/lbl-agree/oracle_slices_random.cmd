# By fields: 60 random data sets against an independent implementation in exact fractions.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
PYTHONDONTWRITEBYTECODE=1 python3 "$SRC/tests/oracle/slices.py" random 60 20260304
