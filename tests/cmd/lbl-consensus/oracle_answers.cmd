# 100 random data sets a shape against an independent implementation in exact fractions.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
python3 "$SRC/tests/oracle/answers.py" 100 20260304
