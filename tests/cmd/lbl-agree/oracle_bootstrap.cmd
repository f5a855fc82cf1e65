# Bootstraps against all resamples of small data, and against items drawn plainly.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
python3 "$SRC/tests/oracle/bootstrap.py" exact 12 20260304
python3 "$SRC/tests/oracle/bootstrap.py" plain 20260304
