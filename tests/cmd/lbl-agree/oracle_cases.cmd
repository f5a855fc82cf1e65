# Published cases, as printed and as other software computes them.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
[ -d "$CASES/agreement" ] || { echo 'SKIP: no shared cases'; exit 77; }
python3 "$SRC/tests/oracle/agreement.py" cases "$CASES/agreement"
