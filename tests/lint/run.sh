#!/bin/sh
# Runs gates: the scripts beside this one and those of tests/house/.
#
#   usage: run.sh [GATE]...        default: all
#
# A gate is called with the root of the sources as its current folder and BUILD absolute. It
# prints what it finds; its status is 0, 1 (found something), or 77 after "SKIP: reason".
# LBL_RESULTS as in tests/check.sh.

set -u
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.." || exit 2
BUILD=${BUILD:-build}
case $BUILD in
/*) ;;
*) BUILD=$PWD/$BUILD ;;
esac
export BUILD LC_ALL=C
results=${LBL_RESULTS:-/dev/null}
log=$(mktemp "${TMPDIR:-/tmp}/lbl-lint.XXXXXX") || exit 2
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0 skipped=0

# gate NAME: one
gate()
{
	script=tests/lint/$1.sh
	[ -f "$script" ] || script=tests/house/$1.sh
	sh "$script" >"$log" 2>&1
	rc=$?
	if [ "$rc" -eq 0 ]; then
		passed=$((passed + 1))
		line="passed lint/$1"
	elif [ "$rc" -eq 77 ] && grep -q '^SKIP: ' "$log"; then
		skipped=$((skipped + 1))
		line="skipped lint/$1: $(sed -n 's/^SKIP: //p' "$log" | head -n 1)"
	else
		failed=$((failed + 1))
		line="failed lint/$1"
		cat "$log"
	fi
	echo "$line" | tee -a "$results"
}

if [ $# -eq 0 ]; then
	# shellcheck disable=SC2046  # names without blanks
	set -- $(basename -s .sh tests/lint/*.sh tests/house/*.sh | grep -v '^run$')
fi
for name in "$@"; do
	gate "$name"
done
echo "gates: $passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
