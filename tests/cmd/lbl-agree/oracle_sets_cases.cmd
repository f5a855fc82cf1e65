# Sets: published cases.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
[ -d "$CASES/agreement" ] || { echo 'SKIP: no shared cases'; exit 77; }
PYTHONDONTWRITEBYTECODE=1 python3 "$SRC/tests/oracle/sets.py" cases "$CASES/agreement"
