# Every method on random data sets, against independent implementations: posteriors to 1e-6.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
PYTHONDONTWRITEBYTECODE=1 python3 "$SRC/tests/oracle/consensus.py" random \
	majority,weighted,wawa,zbs,dawid-skene,ibcc,one-coin,glad,mace,ebcc,kos,mmsr 20 20260304
