# The public JSON-Schema-Test-Suite, where JSON_SCHEMA_TEST_SUITE names it.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
[ -n "${JSON_SCHEMA_TEST_SUITE:-}" ] && [ -d "$JSON_SCHEMA_TEST_SUITE/tests" ] ||
	{ echo 'SKIP: JSON_SCHEMA_TEST_SUITE does not name the public suite'; exit 77; }
python3 "$SRC/tests/cmd/lbl-validate/suite.py" "$JSON_SCHEMA_TEST_SUITE"
