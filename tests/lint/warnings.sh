#!/bin/sh
# Everything compiles without a warning, by gcc and by clang, with and without optimisation.

rc=0
for compiler in gcc clang; do
	if ! command -v $compiler >/dev/null 2>&1; then
		echo "SKIP: $compiler is not installed"
		[ $rc -ne 0 ] || rc=77
		continue
	fi
	make -k -s BUILD="$BUILD/werror-$compiler" CC=$compiler WERROR=1 CFLAGS=-O2 objects || rc=1
done
exit $rc
