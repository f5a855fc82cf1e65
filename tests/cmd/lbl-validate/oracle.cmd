# 150 random JSON Schemas against an implementation that shares nothing with ours.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
python3 "$SRC/tests/cmd/lbl-validate/oracle.py" 150 20260304
