#!/bin/sh
# The sources name no folder of one machine and carry no mark of unfinished work.

files()
{
	find . -path './build*' -prune -o -path ./.git -prune -o -type f -print |
		grep -v -e '/lint/foreign\.sh$' -e '\.gz$'
}

found=$(
	files | xargs grep -n -I -E '(^|[^A-Za-z0-9_.}/])/(work|home|root|Users)/' /dev/null
	files | grep -v '^\./tests/' | xargs grep -n -I -E '(^|[^A-Za-z0-9_}-])/tmp/' /dev/null
	files | grep -E '\.(c|h|sh|awk|py)$|Makefile$|\.ci/run$' |
		xargs grep -n -E '(^|[^A-Za-z])(TODO|FIXME|XXX)([^A-Za-z]|$)' /dev/null
)
[ -z "$found" ] || { echo "$found"; exit 1; }
