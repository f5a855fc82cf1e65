#!/bin/sh
# Every header of lib/ compiles alone, twice in a row.

# Text that a .c includes for its body, several times in other words: no header.
templates='lib/json/scan_core.h'

found=$(
	for header in lib/*/*.h; do
		case " $templates " in *" $header "*) continue ;; esac
		name=${header#lib/}
		printf '#include "%s"\n#include "%s"\n' "$name" "$name" |
			${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -Ilib -Wall -Wextra -Werror \
				-fsyntax-only -x c - 2>&1 | sed "s|^|$header: |" | head -n 3
	done
)
[ -z "$found" ] || { echo "$found"; exit 1; }
