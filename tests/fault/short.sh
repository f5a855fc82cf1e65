#!/bin/sh
# Reads and writes that move few bytes or are interrupted: nothing may change.

# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
shim=$BUILD/tests/fault/shim_short.so
seeds=6

row()
{
	program=$1 input=$2
	shift 3
	run_plain "$program" "$@" "$input" || return
	seed=1
	while [ $seed -le $seeds ]; do
		name="short/$program $* $input: seed $seed"
		rm -f stats.jsonl
		LD_PRELOAD=$shim LBL_FAULT_SEED=$seed "$program" "$@" -j 2 <"$input" \
			>"$work/out" 2>"$work/err"
		standard=$?
		LD_PRELOAD=$shim LBL_FAULT_SEED=$seed "$program" "$@" "$input" \
			>"$work/out" 2>"$work/err"
		exactly "$name" $?
		[ "$standard" -eq "$want_rc" ] || fault "$name" "status $standard from standard input"
		seed=$((seed + 1))
	done
}

exactly()
{
	runs=$((runs + 1))
	[ "$2" -eq "$want_rc" ] || fault "$1" "status $2, not $want_rc"
	cmp -s "$work/want.out" "$work/out" || fault "$1" "other bytes"
}

cd "$work/in" || exit 2
each_row row
finish 'short reads and writes'
