# Random tables: rows, fields and lines as python's csv module has them.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
python3 "$SRC/tests/oracle/tables.py"
