#!/bin/sh
# Functions of lib/ and cmd/ fit a screen, mains of programs half of one, files a sitting;
# lines end before column 101. These are the hard bounds; the style asks for less.

function_lines=60
main_lines=30
file_lines=450
columns=100

sources()
{
	find lib cmd -name '*.[ch]' | sort
}

# wide: lines past the last column; bytes that go on a UTF-8 character take none
wide()
{
	# shellcheck disable=SC2016  # an awk program
	{ sources; find tests -name '*.[ch]' | sort; } | xargs awk -v max=$columns '{
		gsub(/\t/, "        ")
		gsub(/[\200-\277]/, "")
		if (length($0) > max) print FILENAME ":" FNR ": " length($0) " columns"
	}'
}

long_files()
{
	sources | xargs wc -l | awk -v max=$file_lines '
		$2 != "total" && $1 > max { print $2 ": " $1 " lines" }'
}

long_functions()
{
	sources | xargs ctags -x --c-kinds=f --_xformat='%F %n %{end} %N' |
		awk -v max=$function_lines -v main=$main_lines '{
			lines = $3 - $2 + 1
			if (lines > ($4 == "main" ? main : max))
				print $1 ":" $2 ": " $4 " has " lines " lines"
		}'
}

found=$(
	wide
	long_files
	! command -v ctags >/dev/null 2>&1 || long_functions
)
[ -z "$found" ] || { echo "$found"; exit 1; }
command -v ctags >/dev/null 2>&1 || { echo "SKIP: ctags is not installed: functions not measured"; exit 77; }
