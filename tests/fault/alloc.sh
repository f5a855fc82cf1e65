#!/bin/sh
# Fails each allocation in turn, alone; and with all that follow, of 300 spread over the run.

# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
export LBL_FAULT_AT LBL_FAULT_STICKY
shim=$BUILD/tests/fault/shim_alloc.so

# with_shim WORD...: the disturbed run
with_shim()
{
	LD_PRELOAD=$shim "$@" -j 1 >"$work/out" 2>"$work/err" </dev/null
}

# Allocations in a row that fail in the same way are told as one line.
same='' first=0 last_at=0

tell()
{
	[ -z "$same" ] || echo "failed alloc/$program $words: allocation $first to $last_at: $same"
	same=''
}

# fault NAME TEXT: in place of the common one
fault()
{
	bad=$((bad + 1))
	said="$2 ($(head -n 1 "$work/err"))"
	[ "$said" = "$same" ] || { tell; same=$said first=$LBL_FAULT_AT; }
	last_at=$LBL_FAULT_AT
}

# each_allocation STEP COUNT WORD...
each_allocation()
{
	step=$1 count=$2
	shift 2
	LBL_FAULT_AT=1
	while [ "$LBL_FAULT_AT" -le "$count" ]; do
		rm -f stats.jsonl
		with_shim "$@"
		judge "" "$1" $?
		LBL_FAULT_AT=$((LBL_FAULT_AT + step))
	done
	tell
}

# row PROGRAM SMALL LARGE ARGUMENT...
row()
{
	program=$1 input=$2
	shift 3
	words="$* $input"
	LBL_FAULT_AT=0
	run_plain "$program" "$@" "$input" || { tell; return; }
	LBL_FAULT_COUNT=$work/count with_shim "$program" "$@" "$input"
	count=$(cat "$work/count")
	before=$bad
	unset LBL_FAULT_STICKY
	each_allocation 1 "$count" "$program" "$@" "$input"
	LBL_FAULT_STICKY=1
	each_allocation $((count / 300 + 1)) "$count" "$program" "$@" "$input"
	unset LBL_FAULT_STICKY
	echo "alloc: $program $words: $count allocations, $((bad - before)) bad"
}

cd "$work/in" || exit 2
each_row row
finish allocations
