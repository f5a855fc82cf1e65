#!/bin/sh
# Speed and memory of the data path and of the programs, beside other tools.
#
#   usage: run.sh [PART]...     (default: all; parts: fold, filter, group, memory, threads,
#          agree, consensus, accuracy, programs)
#
# Environment: BUILD; CC, CFLAGS; BENCH_MB size of the annotations (300); BENCH_ROUNDS rounds
# that count (5, after one that does not). Data are made once, in $BUILD/bench.

set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/tests/bench
BUILD=${BUILD:-$root/build}
mkdir -p "$BUILD/bench"
BUILD=$(cd "$BUILD" && pwd)
export BUILD LC_ALL=C

command -v python3 >/dev/null || { echo "bench: python3 is missing" >&2; exit 2; }

# build NAME: a program of this folder, over the library
build()
{
	# shellcheck disable=SC2046,SC2086  # lists of flags
	${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64 -I"$root/lib" \
		${CFLAGS:--O3 -g} -o "$BUILD/bench/$1" "$here/$1.c" "$BUILD/liblbl.a" \
		$(pkg-config --cflags --libs jansson zlib libpcre2-8 libcrypto) -lcsv -lm -pthread
}

for name in gen gen_crowd measure bench_path bench_jansson; do
	build "$name"
done
exec python3 "$here/bench.py" "$@"
