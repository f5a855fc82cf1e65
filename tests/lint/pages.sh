#!/bin/sh
# Pages and programs agree: every program has a page; the options of its --help are those of
# its page and the common ones of lbl.7; what a page refers to is there.

set -u
work=$(mktemp -d "${TMPDIR:-/tmp}/lbl-pages.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT

# rows PROGRAM: what --help lists, as pages.awk prints it
rows()
{
	"$BUILD/$1" --help | awk -f scripts/options.awk |
		awk -F '\t' '{ print $1, $2, $3 != "-" }' | sort
}

# options PROGRAM: lines on options that one side has and the other lacks
options()
{
	rows "$1" >"$work/help"
	awk -f tests/lint/pages.awk "man/$1.1" | sort >"$work/page"
	comm -13 "$work/help" "$work/page" | sed "s|^|man/$1.1: not so in --help: |"
	sort -u "$work/page" "$work/common" >"$work/known"
	comm -23 "$work/help" "$work/known" | sed "s|^|man/$1.1: not listed: |"
	comm -13 "$work/help" "$work/common" | sed "s|^|$1 --help: lacks the common option: |"
}

sections()
{
	for title in NAME SYNOPSIS DESCRIPTION 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
		grep -q "^\.Sh $title\$" "man/$1.1" || echo "man/$1.1: no section $title"
	done
}

# references: .Xr of a page of ours that is not there
references()
{
	sed -n 's/^\.Xr \(lbl[a-z-]*\) \([1-9]\).*/\1.\2/p' man/*.[1-9] | sort -u |
		while read -r page; do
			[ -f "man/$page" ] || echo "man/: .Xr to $page, which is not there"
		done
}

if [ -f man/lbl.7 ]; then
	awk -f tests/lint/pages.awk man/lbl.7 | sort >"$work/common"
else
	: >"$work/common"
fi
found=$(
	[ -s "$work/common" ] || echo "man/lbl.7: lists no common options"
	for source in cmd/lbl-*.c; do
		[ -f "$source" ] || continue
		program=$(basename "$source" .c)
		if [ ! -f "man/$program.1" ]; then
			echo "man/$program.1: is not there"
		elif [ ! -x "$BUILD/$program" ]; then
			echo "$program: is not built"
		else
			options "$program"
			sections "$program"
		fi
	done
	references
)
[ -z "$found" ] || { echo "$found"; exit 1; }
