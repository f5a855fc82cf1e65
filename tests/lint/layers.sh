#!/bin/sh
# The order of the rooms: a file of lib/ includes its own room or one that lib/LAYERS names
# before it, as "room/file.h"; a foreign library is seen by one room.

set -u

# Who may include a foreign header: the header, then an expression that the file's name meets.
foreign='
jansson.h     ^lib/json/document
csv.h         ^lib/table/
zlib.h        ^lib/io/
xxhash.h      ^lib/base/hash\.c$
check.h       ^tests/
'

# includes: "FILE HEADER" for every #include of lib/ and cmd/
includes()
{
	grep -H '^[[:space:]]*#[[:space:]]*include' lib/*/*.[ch] cmd/*.[ch] 2>/dev/null |
		sed -n 's/^\([^:]*\):.*include[[:space:]]*\(["<][^">]*[">]\).*/\1 \2/p'
}

found=$(includes | awk -v foreign="$foreign" -f tests/lint/layers.awk lib/LAYERS -)
[ -z "$found" ] || { echo "$found"; exit 1; }
