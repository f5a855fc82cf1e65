#!/bin/sh
# Kills runs with -o at many moments: the old file is whole, or the new one is.

# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
moments='001 002 004 006 008 010 013 016 020 025 030 040 050 070 100'

# killed SIGNAL MOMENT WORD...: a run that is ended after so many thousandths of a second
killed()
{
	signal=$1 moment=$2
	shift 2
	echo old >"$work/file"
	rm -f stats.jsonl
	timeout -s "$signal" "0.$moment" "$@" -o "$work/file" >/dev/null 2>"$work/err" </dev/null
	runs=$((runs + 1))
	name="kill/$*: $signal after $moment ms"
	if [ "$(head -c 4 "$work/file")" != old ] && ! cmp -s "$work/file" "$work/want.file"; then
		fault "$name" "a torn file"
	fi
	[ "$signal" = KILL ] || leftovers "$name" "$work"
	rm -f "$work"/.*.tmp
}

row()
{
	program=$1 input=$3
	shift 3
	[ "$input" != - ] || return
	run_plain "$program" "$@" "$input" || return
	for moment in $moments; do
		killed KILL "$moment" "$program" "$@" "$input"
		killed TERM "$moment" "$program" "$@" "$input"
	done
}

cd "$work/in" || exit 2
each_row row
finish kills
