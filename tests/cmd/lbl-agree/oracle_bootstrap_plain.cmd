# A bootstrap against items drawn plainly, by another generator.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
python3 "$SRC/tests/oracle/bootstrap.py" plain 1 20260304
