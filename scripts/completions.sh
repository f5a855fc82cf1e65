#!/bin/sh
# Writes the shells' completions of programs, from what their --help says.
#
#   usage: completions.sh FOLDER PROGRAM...
#
# Makes FOLDER/bash/NAME, FOLDER/zsh/_NAME and FOLDER/fish/NAME.fish.

set -eu
here=$(dirname "$0")
to=$1
shift
mkdir -p "$to/bash" "$to/zsh" "$to/fish"

for program in "$@"; do
	name=${program##*/}
	"$program" --help | awk -f "$here/options.awk" >"$to/rows"
	[ -s "$to/rows" ] || { echo "completions: $name --help lists no options" >&2; exit 2; }
	for shell in "bash/$name" "zsh/_$name" "fish/$name.fish"; do
		awk -v program="$name" -v shell="${shell%%/*}" -f "$here/completions.awk" \
			"$to/rows" >"$to/$shell"
	done
done
rm -f "$to/rows"
