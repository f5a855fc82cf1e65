#!/bin/sh
# Every gate can fail: in a copy of the sources a fault is planted for each, and the gate has
# to name it.

set -u
work=$(mktemp -d "${TMPDIR:-/tmp}/lbl-planted.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
rc=0
root=$PWD

# copy: fresh sources in $work/tree
copy()
{
	rm -rf "$work/tree"
	mkdir "$work/tree"
	cp -R Makefile lib cmd man scripts tests examples .ci "$work/tree"
}

# finds GATE WORDS: does the gate fail in the copy, and say WORDS?
finds()
{
	(cd "$work/tree" && sh "tests/lint/$1.sh") >"$work/log" 2>&1
	status=$?
	if [ $status -eq 77 ] && ! grep -q -e "$2" "$work/log"; then
		return
	fi
	if [ $status -eq 0 ] || ! grep -q -e "$2" "$work/log"; then
		echo "gate $1 does not name a planted fault: $2"
		sed 's/^/    /' "$work/log" | head -n 10
		rc=1
	fi
}

copy
cd "$work/tree" || exit 2

echo '#include "json/scan.h"' >>lib/stat/sketch.h
finds layers 'stat/ must not see json/'
echo '#include <zlib.h>' >>lib/base/mem.c
finds layers '<zlib.h> is not for this room'
mkdir lib/attic
echo '#include "base/mem.h"' >lib/attic/x.h
finds layers 'attic is not in lib/LAYERS'

echo 'int lbl_planted(void);' >lib/base/planted.c
finds mirrors 'lib/base/planted.c: no tests/lib/base/test_planted.c'
echo 'lib/base/gone.c its test' >>tests/lint/mirrors.txt
finds mirrors 'lib/base/gone.c is not there'

echo 'struct lbl_span lbl_planted(size_t n);' >lib/base/planted.h
finds headers 'lib/base/planted.h'

awk 'BEGIN { print "int planted(void)\n{"; for (i = 0; i < 70; i++) print "\t;"; print "\treturn 0;\n}"
	printf "/*"; for (i = 0; i < 110; i++) printf "x"; print "*/" }' >cmd/lbl-planted.c
finds length 'planted has 7[0-9] lines'
finds length '114 columns'
awk 'BEGIN { for (i = 0; i < 500; i++) print "/* a line */" }' >lib/base/planted.c
finds length 'lib/base/planted.c: 500 lines'

# shellcheck disable=SC2016  # a planted word without quotes
printf '#!/bin/sh\nrm $1\n' >scripts/planted.sh
finds shell 'SC2086'
printf '.Dd March 4, 2026\n.Dt X 1\n.Os\n.Sh NAME\n.Nm x\n.Nd y\n.Xx\n' >man/planted.1
finds man 'planted.1'
echo "/* see /""home/somebody/notes */" >>cmd/lbl-planted.c
finds foreign 'cmd/lbl-planted.c'
echo "/* TO""DO: later */" >>lib/base/mem.h
finds foreign 'lib/base/mem.h'

page=$(cd "$root" && for f in man/lbl-*.1; do [ ! -f "$f" ] || echo "$f"; done | head -n 1)
if [ -n "$page" ]; then
	finds pages 'man/lbl-planted.1: is not there'
	printf '.It Fl -planted\n.Xr lbl-gone 1\n' >>"$page"
	finds pages "$page: not so in --help: - planted"
	finds pages 'lbl-gone.1, which is not there'
	sed -i '/^\.It Fl .*-output/d' man/lbl.7
	finds pages 'not listed: o output'
	sed -i 's/^\.Sh EXIT STATUS/.Sh STATUS/' "$page"
	finds pages 'no section EXIT STATUS'
fi

# A name that is not ours in the library, and a program of a dozen words that warns.
mkdir "$work/build"
echo 'int planted; int lbl_fine;' | ${CC:-cc} -x c -c -o "$work/planted.o" - &&
	ar rcs "$work/build/liblbl.a" "$work/planted.o"
export BUILD="$work/build"
finds symbols ' planted$'
exit $rc
