#!/bin/sh
# Sums up what a run of the tests covered: a table to stdout, pages in BUILD/html.
#
#   usage: coverage.sh BUILD        a folder that was built with --coverage, after its tests

set -eu
cd "$(dirname "$0")/.."
if ! command -v lcov >/dev/null 2>&1; then
	echo "skipped coverage: lcov is not installed (make deps-all)"
	exit 0
fi
lcov --quiet --capture --directory "$1" --base-directory . --no-external \
	--rc lcov_branch_coverage=1 --output-file "$1/all.info"
lcov --quiet --extract "$1/all.info" "$PWD/lib/*" "$PWD/cmd/*" --rc lcov_branch_coverage=1 \
	--output-file "$1/lbl.info"
genhtml --quiet --branch-coverage --prefix "$PWD" --output-directory "$1/html" "$1/lbl.info"
lcov --list "$1/lbl.info" --rc lcov_branch_coverage=1
echo "pages: $1/html/index.html"
