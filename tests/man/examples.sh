#!/bin/sh
# Runs every command of the man pages' EXAMPLES and compares what it prints.
#
#   usage: examples.sh [PAGE]...        default: all of man/
#
# The commands of a page run one after the other in a copy of examples/, with the programs
# first on PATH. BUILD and LBL_RESULTS as in tests/cmd/run.sh.

set -u
unset SOURCE_DATE_EPOCH NO_COLOR
export LC_ALL=C TZ=UTC0

here=$(cd "$(dirname "$0")" && pwd)
src=$(cd "$here/../.." && pwd)
BUILD=${BUILD:-build}
case $BUILD in
/*) ;;
*) BUILD=$src/$BUILD ;;
esac
PATH=$BUILD:$PATH
results=${LBL_RESULTS:-/dev/null}
work=$(mktemp -d "${TMPDIR:-/tmp}/lbl-man.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0

# fault NAME: a failed example; what it has to tell is read from standard input
fault()
{
	failed=$((failed + 1))
	echo "failed man/$1" | tee -a "$results"
	cat
}

# example NAME CMD WANT: runs one
example()
{
	(cd "$work/cwd" && timeout -k 5 60 sh "$2") >"$work/out" 2>"$work/err" </dev/null
	rc=$?
	if [ "$rc" -lt 124 ] && cmp -s "$3" "$work/out"; then
		passed=$((passed + 1))
		echo "passed man/$1" >>"$results"
		return
	fi
	{
		sed 's/^/$ /' "$2"
		diff -u -a "$3" "$work/out" | sed 1,2d
		head -n 20 "$work/err"
		[ "$rc" -lt 124 ] || echo "(status $rc)"
	} >"$work/told"
	fault "$1" <"$work/told"
}

# page FILE: all its examples
page()
{
	rm -rf "$work/cwd" "$work/list"
	mkdir "$work/cwd" "$work/list"
	[ ! -d "$src/examples" ] || cp -R "$src/examples/." "$work/cwd"
	if ! awk -v dir="$work/list" -f "$here/examples.awk" "$1" >"$work/index" 2>"$work/err"; then
		fault "${1##*/}" <"$work/err"
		return
	fi
	while read -r n line; do
		example "${1##*/}:$line" "$work/list/$n.cmd" "$work/list/$n.out"
	done <"$work/index"
}

[ $# -gt 0 ] || set -- "$src"/man/*.[1-9]
for file in "$@"; do
	[ ! -f "$file" ] || page "$file"
done
echo "man examples: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
