#!/bin/sh
# Makes the system refuse, call by call: strace injects errors into reads of the input, into
# opening it, into writes to standard output and to -o, into fsync, rename and close, into
# what goes to a temporary file and comes back.

# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

command -v strace >/dev/null 2>&1 || { echo "SKIP: strace is not installed"; exit 77; }
strace -o "$work/trace" -e trace=read true 2>/dev/null ||
	{ echo "SKIP: strace may not trace here"; exit 77; }

# What is injected: where the run writes, the calls, the error, the last turn, and the file
# whose descriptor it must be ("in", "out"; "-": any). For "tmp", a file of that ending (what -o
# is written to under another name, or what memory cannot hold), the turn is found by a trace.
injections='
out   read      EIO     3 in
out   read      EINTR   3 in
out   openat    EIO     1 in
out   openat    EMFILE  1 in
out   openat    EINTR   1 in
out   write     ENOSPC  3 out
out   write     EIO     3 out
out   write     EINTR   3 out
out   close     EIO     1 in
out   pwrite64  ENOSPC  3 -
out   pwrite64  EINTR   3 -
out   pread64   EIO     1 tmp
out   pread64   EINTR   1 tmp
file  close     EIO     1 tmp
file  openat    ENOSPC  1 tmp
file  openat    EMFILE  1 tmp
file  write     ENOSPC  3 -
file  write     EIO     3 -
file  write     EINTR   3 -
file  fsync     EIO     2 -
file  fsync     ENOSPC  1 -
file  fsync     EINTR   1 -
file  rename,renameat,renameat2  EACCES  1 -
file  rename,renameat,renameat2  ENOSPC  1 -
file  fchmod    EPERM   1 -
'

# inject CALLS ERROR TURN FILE WORD...: the run with that fault
inject()
{
	calls=$1 error=$2 turn=$3 file=$4
	shift 4
	case $file in
	in) path=$input ;;
	out) path=$work/out ;;
	*) path= ;;
	esac
	# shellcheck disable=SC2086  # -P and its word, or nothing
	strace -f -qq -o "$work/trace" ${path:+-P "$path"} -e trace="$calls" \
		-e inject="$calls:error=$error:when=$turn" "$@" 2>"$work/err" </dev/null
}

# turn_of_temp CALLS WORD...: which of these calls of the run is the first on its temporary file
turn_of_temp()
{
	calls=$1
	shift
	strace -qq -y -o "$work/trace" -e trace="$calls" "$@" -o "$work/file" \
		>/dev/null 2>&1 </dev/null
	awk '/\.tmp/ { print NR; exit }' "$work/trace"
}

# hit: was anything injected?
hit()
{
	grep -q INJECTED "$work/trace"
}

one()
{
	to=$1 calls=$2 error=$3 turn=$4 file=$5
	shift 5
	name="syscalls/$*: $calls $error $turn"
	if [ "$to" = out ]; then
		inject "$calls" "$error" "$turn" "$file" "$@" >"$work/out"
		judge "$name" "$program" $?
	else
		echo old >"$work/file"
		inject "$calls" "$error" "$turn" "$file" "$@" -o "$work/file" >/dev/null
		judge_file "$name" "$program" $?
	fi
}

row()
{
	program=$1 input=$2
	shift 3
	run_plain "$program" "$@" "$input" || return
	echo "$injections" | grep . >"$work/injections"
	while read -r to calls error turns file <&3; do
		turn=1
		while [ $turn -le "$turns" ]; do
			rm -f stats.jsonl
			at=$turn
			[ "$file" != tmp ] ||
				at=$(turn_of_temp "$calls" "$program" -j 1 "$@" "$input")
			[ -n "$at" ] || break
			one "$to" "$calls" "$error" "$at" "$file" \
				"$program" -j 1 "$@" "$input"
			hit || break
			hits=$((hits + 1))
			turn=$((turn + 1))
		done
	done 3<"$work/injections"
}

hits=0
cd "$work/in" || exit 2
each_row row
echo "system calls: $hits injected"
finish 'system calls'
