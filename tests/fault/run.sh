#!/bin/sh
# Disturbs every program of programs.txt; each kind of fault is a script beside this one.
#
#   usage: run.sh [KIND]...        default: all kinds; LBL_FAULT_ONLY='lbl-agree …': those programs

set -u
here=$(cd "$(dirname "$0")" && pwd)
BUILD=${BUILD:-build}
case $BUILD in
/*) ;;
*) BUILD=$here/../../$BUILD ;;
esac
LBL_FAULT_WORK=$(mktemp -d "${TMPDIR:-/tmp}/lbl-fault.XXXXXX") || exit 2
export BUILD LBL_FAULT_WORK PATH="$BUILD:$PATH"
trap 'rm -rf "$LBL_FAULT_WORK"' EXIT
trap 'exit 130' INT TERM
sh "$here/inputs.sh" "$LBL_FAULT_WORK/in" || exit 2

passed=0 failed=0 skipped=''
[ $# -gt 0 ] || set -- outputs short kill syscalls alloc
for kind in "$@"; do
	echo "== $kind"
	sh "$here/$kind.sh"
	case $? in
	0) passed=$((passed + 1)) ;;
	77) skipped="$skipped $kind" ;;
	*) failed=$((failed + 1)) ;;
	esac
done
[ -z "$skipped" ] || echo "skipped:$skipped"
echo "kinds of fault: $passed passed, $failed failed, $(echo "$skipped" | wc -w) skipped"
[ "$failed" -eq 0 ]
