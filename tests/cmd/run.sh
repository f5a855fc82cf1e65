#!/bin/sh
# Runs the command cases, each in a fresh folder, and compares bytes.
#
#   usage: run.sh [FILTER]...      a case runs when its name contains one of the filters
#
# A case is tests/cmd/PROGRAM/NAME.cmd, a sh script. Beside it stand NAME.out, NAME.err and
# NAME.rc: what it must print and end with; absent means nothing, nothing and 0. A case that
# ends with 77 after a line "SKIP: reason" is a named skip.
#
# A case sees: the programs first on PATH, LC_ALL=C, TZ=UTC0, an empty standard input, SRC
# (root of the sources), and CASES and DATA (data that others made; empty where absent).
#
# Environment:
#   BUILD=build      where the programs are
#   UPDATE=1         rewrites .out, .err and .rc by what is printed now; read the diff
#   JOBS=N           cases at a time (default: processors)
#   LIMIT=120        seconds that a case may take
#   WRAP='cmd …'     is put before each of our programs; WRAPPED names which (default: all)
#   VALGRIND=1       a WRAP that fails on errors and leaks
#   LBL_RESULTS=FILE a line a case is appended: passed, failed or skipped, and its name

set -u
unset SOURCE_DATE_EPOCH NO_COLOR POSIXLY_CORRECT CDPATH
export LC_ALL=C TZ=UTC0

here=$(cd "$(dirname "$0")" && pwd)
SRC=$(cd "$here/../.." && pwd)

# prints the absolute name of a folder, or nothing where there is none
folder()
{
	[ -d "$1" ] && (cd "$1" && pwd)
}

# wrap_programs DIR: a script a program that puts $WRAP before it
wrap_programs()
{
	mkdir -p "$1"
	for program in "$BUILD"/lbl-*; do
		if [ ! -f "$program" ] || [ ! -x "$program" ]; then continue; fi
		printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$WRAP" "$program" \
			>"$1/${program##*/}"
		chmod +x "$1/${program##*/}"
	done
}

# keep GOT FILE: for UPDATE; a file only where there is something to say
keep()
{
	if [ -s "$1" ]; then
		cat "$1" >"$2"
	else
		rm -f "$2"
	fi
}

# differ WHAT WANT GOT: true, with a diff, when the two files do not agree
differ()
{
	want=$2
	[ -f "$want" ] || want=/dev/null
	cmp -s "$want" "$3" && return 1
	echo "--- $1: - expected, + printed"
	diff -u -a "$want" "$3" | sed 1,2d | head -n 60
	return 0
}

# one CASE.cmd: runs a case; its result goes to $work/NAME.result, what it has to tell to .log
one()
{
	base=${1%.cmd}
	name=${base#"$here"/}
	flat=$(printf %s "$name" | tr / +)
	cell=$work/$flat
	mkdir -p "$cell/cwd"
	(
		cd "$cell/cwd" || exit 2
		exec timeout -k 5 "$LIMIT" sh "$1" </dev/null >"$cell/out" 2>"$cell/err"
	)
	rc=$?
	if [ "$rc" -eq 0 ]; then : >"$cell/rc"; else echo "$rc" >"$cell/rc"; fi
	judge "$base" "$name" "$rc" >"$work/$flat.log"
	rm -rf "$cell"
}

# judge BASE NAME RC: compares; the first line printed is the result
judge()
{
	if [ "$3" -eq 77 ] && [ "$(head -c 6 "$cell/out")" = "SKIP: " ]; then
		echo "skipped cmd/$2: $(head -n 1 "$cell/out" | tail -c +7)"
		return
	fi
	if [ "$update" = 1 ]; then
		keep "$cell/out" "$1.out"
		keep "$cell/err" "$1.err"
		keep "$cell/rc" "$1.rc"
	fi
	told=$(
		[ "$3" -eq 124 ] && echo "--- took longer than $LIMIT s"
		differ status "$1.rc" "$cell/rc"
		differ stdout "$1.out" "$cell/out"
		differ stderr "$1.err" "$cell/err"
		reports "$cell"
	)
	if [ -z "$told" ]; then
		echo "passed cmd/$2"
	else
		printf 'failed cmd/%s\n%s\n' "$2" "$told"
	fi
}

# reports CELL: what a sanitizer or valgrind wrote beside the streams
reports()
{
	for report in "$1"/report.*; do
		[ -s "$report" ] || continue
		echo "--- ${report##*/}"
		head -n 40 "$report"
	done
}

update=${UPDATE:-0}
LIMIT=${LIMIT:-120}
if [ "${1:-}" = --one ]; then
	work=$LBL_WORK
	flat=$(printf %s "${2#"$here"/}" | tr / +)
	report=$work/${flat%.cmd}/report
	export ASAN_OPTIONS="log_path=$report:exitcode=99:${ASAN_OPTIONS:-}"
	export UBSAN_OPTIONS="log_path=$report:print_stacktrace=1:${UBSAN_OPTIONS:-}"
	export TSAN_OPTIONS="log_path=$report:exitcode=99:${TSAN_OPTIONS:-}"
	export LBL_VALGRIND_LOG="$report"
	one "$2"
	exit 0
fi

BUILD=${BUILD:-build}
case $BUILD in
/*) ;;
*) BUILD=$SRC/$BUILD ;;
esac
[ -d "$BUILD" ] || { echo "run.sh: no build folder $BUILD: run make first" >&2; exit 2; }
CASES=$(folder "${LBL_CASES:-$SRC/../shared/cases}")
DATA=$(folder "${LBL_DATA:-$SRC/../shared/data}")
LBL_WORK=$(mktemp -d "${TMPDIR:-/tmp}/lbl-cmd.XXXXXX") || exit 2
trap 'rm -rf "$LBL_WORK"' EXIT
trap 'exit 130' INT TERM
work=$LBL_WORK

if [ "${VALGRIND:-0}" = 1 ]; then
	WRAP="valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite"
	WRAP="$WRAP --log-file=\$LBL_VALGRIND_LOG.%p"
fi
if [ -n "${WRAP:-}" ]; then
	wrap_programs "$work/bin"
	PATH=$work/bin:$BUILD:$PATH
else
	PATH=$BUILD:$PATH
fi
export PATH BUILD SRC CASES DATA LBL_WORK LIMIT UPDATE="$update"

# wanted: the names of the cases that match a filter
wanted()
{
	for cmd in "$here"/*/*.cmd; do
		[ -f "$cmd" ] || continue
		[ $# -eq 0 ] && printf '%s\0' "$cmd"
		for filter in "$@"; do
			case ${cmd#"$here"/} in
			*"$filter"*) printf '%s\0' "$cmd"; break ;;
			esac
		done
	done
}

wanted "$@" | xargs -0 -r -n 1 -P "${JOBS:-$(getconf _NPROCESSORS_ONLN)}" sh "$0" --one

passed=0 failed=0 skipped=0
for log in "$work"/*.log; do
	[ -f "$log" ] || continue
	first=$(head -n 1 "$log")
	[ -z "${LBL_RESULTS:-}" ] || printf '%s\n' "$first" >>"$LBL_RESULTS"
	case $first in
	passed*) passed=$((passed + 1)) ;;
	skipped*) skipped=$((skipped + 1)); echo "$first" ;;
	*) failed=$((failed + 1)); cat "$log" ;;
	esac
done
if [ $# -gt 0 ] && [ $((passed + failed + skipped)) -eq 0 ]; then
	echo "no case matches: $*" >&2
	exit 2
fi
echo "command cases: $passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
