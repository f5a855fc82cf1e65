#!/bin/sh
# cppcheck and clang-tidy, with the small set of checks that finds more than it invents.

rc=0
flags="-std=c11 -D_POSIX_C_SOURCE=200809L -Ilib"
checks='-*,bugprone-*,-bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions'
checks="$checks,-bugprone-implicit-widening-of-multiplication-result,-bugprone-branch-clone"
checks="$checks,-bugprone-reserved-identifier,-bugprone-assignment-in-if-condition"
checks="$checks,-bugprone-sizeof-expression,-bugprone-suspicious-string-compare"
checks="$checks,-bugprone-integer-division"

if command -v cppcheck >/dev/null 2>&1; then
	cppcheck --quiet --std=c11 --enable=warning,portability --inline-suppr -Ilib \
		--suppress=missingIncludeSystem --suppress=internalAstError \
		--suppress=nullPointerArithmeticRedundantCheck --error-exitcode=1 lib cmd || rc=1
else
	echo "SKIP: cppcheck is not installed"
	rc=77
fi
if command -v clang-tidy >/dev/null 2>&1; then
	export checks flags
	# shellcheck disable=SC2016  # a script
	find lib cmd -name '*.c' ! -name '*avx2*' -print0 |
		xargs -0 -n 4 -P "$(getconf _NPROCESSORS_ONLN)" sh -c \
			'clang-tidy --quiet --checks="$checks" --warnings-as-errors="*" "$@" -- $flags' \
			clang-tidy 2>/dev/null || rc=1
else
	echo "SKIP: clang-tidy is not installed"
	[ $rc -ne 0 ] || rc=77
fi
exit $rc
