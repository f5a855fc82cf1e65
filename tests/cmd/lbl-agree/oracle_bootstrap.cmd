# Bootstraps against all resamples of small data, each by its chance.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
python3 "$SRC/tests/oracle/bootstrap.py" exact 8 20260304
