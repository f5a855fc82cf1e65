# Sourced by the fault runs: the table, the undisturbed run, and the judge.
# shellcheck shell=sh
#
# What a disturbed run may be: exactly the undisturbed one (status and bytes), or status 2
# with a message of the program and no torn file. `fault NAME TEXT` is anything else.

set -u
unset SOURCE_DATE_EPOCH NO_COLOR
export LC_ALL=C TZ=UTC0 SOURCE_DATE_EPOCH=1772600000
here=$(cd "$(dirname "$0")" && pwd)
work=$LBL_FAULT_WORK
bad=0 runs=0

fault()
{
	bad=$((bad + 1))
	echo "failed $1: $2"
	sed 's/^/    /' "$work/err" | head -n 5
}

# each_row FUNCTION: calls it with a row's words for every row whose program is built
each_row()
{
	grep -v '^#' "$here/programs.txt" >"$work/table"
	while read -r program small large arguments; do
		case " ${LBL_FAULT_ONLY:-$program} " in *" $program "*) ;; *) continue ;; esac
		[ -x "$BUILD/$program" ] || continue
		# shellcheck disable=SC2086  # words
		"$1" "$program" "$small" "$large" $arguments
	done <"$work/table"
}

# run_plain PROGRAM WORD...: the undisturbed run, to $work/want.out, want.rc and (-o) want.file
run_plain()
{
	rm -f stats.jsonl
	"$@" -j 1 >"$work/want.out" 2>"$work/want.err" </dev/null
	want_rc=$?
	rm -f "$work/want.file" stats.jsonl
	"$@" -j 1 -o "$work/want.file" >/dev/null 2>&1 </dev/null
	if [ "$want_rc" -gt 1 ]; then
		cp "$work/want.err" "$work/err"
		fault "$*" "status $want_rc without a fault"
		return 1
	fi
}

# judge NAME PROGRAM RC: of a run that wrote to standard output
judge()
{
	runs=$((runs + 1))
	if [ "$3" -eq "$want_rc" ] && cmp -s "$work/want.out" "$work/out"; then
		return
	fi
	judge_trouble "$@"
}

# judge_trouble NAME PROGRAM RC: status 2 and a message
judge_trouble()
{
	if [ "$3" -ne 2 ]; then
		fault "$1" "status $3, not 2"
	elif ! grep -q "^\(lbl\|$2\): " "$work/err"; then
		fault "$1" "no message"
	fi
}

# judge_file NAME PROGRAM RC: of a run that wrote to -o $work/file, where "old" was before
judge_file()
{
	runs=$((runs + 1))
	if [ "$3" -eq "$want_rc" ] && cmp -s "$work/want.file" "$work/file"; then
		return
	fi
	judge_trouble "$@"
	if [ "$3" -eq 2 ] && ! cmp -s "$work/file" "$work/want.file" &&
		[ "$(cat "$work/file" 2>&1)" != old ]; then
		fault "$1" "the old file is gone"
	fi
	leftovers "$1" "$work"
}

# leftovers NAME FOLDER: temporary files that should have gone
leftovers()
{
	for file in "$2"/.*.tmp; do
		[ -f "$file" ] || continue
		fault "$1" "left ${file##*/}"
		rm -f "$file"
	done
}

# finish WHAT: the closing line, and the status
finish()
{
	echo "$1: $runs runs, $bad bad"
	[ "$bad" -eq 0 ]
}
