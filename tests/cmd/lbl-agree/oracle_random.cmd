# 200 random data sets against an independent implementation in exact fractions.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
python3 "$SRC/tests/oracle/agreement.py" random 200 20260304
