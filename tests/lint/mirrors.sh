#!/bin/sh
# Every lib/ROOM/x.c has a tests/lib/ROOM/test_x.c, or a row in tests/lint/mirrors.txt that
# says where it is tested instead; a row for a file that is not there, or that has its own
# test, is a fault too.

list=tests/lint/mirrors.txt
found=$(
	for source in lib/*/*.c; do
		name=${source##*/}
		room=${source#lib/}
		test=tests/lib/${room%/*}/test_$name
		row=$(grep "^$source " "$list")
		if [ -f "$test" ]; then
			[ -z "$row" ] || echo "$list: $source has a test of its own"
		elif [ -z "$row" ]; then
			echo "$source: no $test, and no reason in $list"
		fi
	done
	grep -v '^#' "$list" | while read -r source why; do
		[ -f "$source" ] || echo "$list: $source is not there"
		[ -n "$why" ] || echo "$list: no reason for $source"
	done
)
[ -z "$found" ] || { echo "$found"; exit 1; }
