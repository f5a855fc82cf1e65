#!/bin/sh
# Runs unit-test programs, each a main of Check's, and counts by their closing lines.
#
#   usage: run.sh PROGRAM...
#
# A line "SKIP: name: reason" that a program prints is a named skip. Environment: SRC is set
# for the programs, with CASES and DATA as in tests/cmd/run.sh; LBL_RESULTS, WRAP and VALGRIND
# as there.

set -u
export LC_ALL=C TZ=UTC0
unset SOURCE_DATE_EPOCH NO_COLOR

SRC=$(cd "$(dirname "$0")/../.." && pwd)
folder()
{
	[ -d "$1" ] && (cd "$1" && pwd)
}
CASES=$(folder "${LBL_CASES:-$SRC/../shared/cases}")
DATA=$(folder "${LBL_DATA:-$SRC/../shared/data}")
export SRC CASES DATA

log=$(mktemp "${TMPDIR:-/tmp}/lbl-unit.XXXXXX") || exit 2
results=${LBL_RESULTS:-/dev/null}
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT TERM

# counted NAME RC: the suites' lines "N%: Checks: N, Failures: N, Errors: N" as result lines
counted()
{
	awk -v name="$1" -v rc="$2" '
	/^SKIP: / { print "skipped unit/" name ": " substr($0, 7) }
	/^[0-9]+%: Checks: / {
		gsub(/[^0-9]+/, " ")
		seen = 1; checks += $2; bad += $3 + $4
	}
	END {
		if (!seen || (rc != 0 && bad == 0)) bad++
		for (i = bad; i < checks; i++) print "passed unit/" name
		for (i = 0; i < bad; i++) print "failed unit/" name
	}' "$log"
}

if [ "${VALGRIND:-0}" = 1 ]; then
	WRAP="valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite"
fi

bad=0
for program in "$@"; do
	# shellcheck disable=SC2086  # a command and its words
	${WRAP:-} "$program" >"$log" 2>&1 </dev/null
	rc=$?
	name=${program##*/tests/}
	grep -v '^Running suite' "$log" | sed "s|^\([0-9]*%: Checks: .*\)|\1  ($name)|"
	told=$(counted "$name" "$rc")
	printf '%s\n' "$told" >>"$results"
	case $told in *failed*) bad=1; echo "failed unit/$name: status $rc" ;; esac
done
[ "$bad" -eq 0 ]
