#!/bin/sh
# Outputs that end early: a full disk, a pipe that nobody reads, a folder that is not there.

# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

full()
{
	"$@" >/dev/full 2>"$work/err" </dev/null
	judge_full "outputs/$*: >/dev/full" "$program" $?
	"$@" -o /dev/full >/dev/null 2>"$work/err" </dev/null
	judge_full "outputs/$*: -o /dev/full" "$program" $?
	"$@" -o no/such/folder/file >/dev/null 2>"$work/err" </dev/null
	judge_trouble "outputs/$*: -o in no folder" "$program" $?
	"$@" >&- 2>"$work/err" </dev/null
	judge_full "outputs/$*: closed standard output" "$program" $?
}

# judge_full NAME PROGRAM RC: trouble, unless there was nothing to write
judge_full()
{
	runs=$((runs + 1))
	if [ ! -s "$work/want.out" ]; then
		[ "$3" -eq "$want_rc" ] || judge_trouble "$@"
		return
	fi
	judge_trouble "$@"
}

# pipe NAME WORD...: the reader has gone before the first byte
pipe()
{
	name="outputs/$*: closed pipe"
	{ sleep 0.2; "$@" 2>"$work/err" </dev/null; echo $? >"$work/rc"; } | :
	runs=$((runs + 1))
	rc=$(cat "$work/rc")
	[ -s "$work/want.out" ] || return
	[ "$rc" -eq 141 ] || fault "$name" "status $rc, not 141"
	[ ! -s "$work/err" ] || fault "$name" "not quiet"
}

row()
{
	program=$1 input=$2
	shift 3
	run_plain "$program" "$@" "$input" || return
	full "$program" "$@" "$input"
	pipe "$program" "$@" "$input"
}

cd "$work/in" || exit 2
each_row row
finish outputs
