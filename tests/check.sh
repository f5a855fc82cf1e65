#!/bin/sh
# Runs suites, then lists what failed and what was skipped, then one line of totals.
#
#   usage: check.sh UNIT_PROGRAM...
#
# SUITES names the suites to run (default: all of them). A suite appends a line a test to the
# file LBL_RESULTS: "passed NAME", "failed NAME", "skipped NAME: reason". One that ends badly
# without having named a failure counts as one.

set -u
here=$(cd "$(dirname "$0")" && pwd)
LBL_RESULTS=$(mktemp "${TMPDIR:-/tmp}/lbl-check.XXXXXX") || exit 2
export LBL_RESULTS
trap 'rm -f "$LBL_RESULTS"' EXIT
trap 'exit 130' INT TERM

count()
{
	grep -c "^$1 " "$LBL_RESULTS"
}

# suite NAME TITLE SCRIPT [ARG]...
suite()
{
	case " ${SUITES:-unit cmd man house lint} " in
	*" $1 "*) ;;
	*) return ;;
	esac
	echo "== $2"
	name=$1
	before=$(count failed)
	shift 2
	sh "$@" && return
	[ "$(count failed)" -gt "$before" ] || echo "failed $name" >>"$LBL_RESULTS"
}

suite unit 'unit tests' "$here/lib/run.sh" "$@"
suite cmd 'command cases' "$here/cmd/run.sh"
suite man 'examples of the man pages' "$here/man/examples.sh"
suite house 'installation, completions' "$here/lint/run.sh" install completions
suite lint 'pages and options, layers' "$here/lint/run.sh" pages layers

echo "== totals"
sed -n 's/^failed /failed: /p; s/^skipped /skipped: /p' "$LBL_RESULTS" | sort -u
failed=$(count failed)
echo "$(count passed) passed, $failed failed, $(count skipped) skipped"
[ "$failed" -eq 0 ]
