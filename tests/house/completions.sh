#!/bin/sh
# The completions are sound for their shells; bash's offers options, the words of a choice,
# and files. The program here is a made-up one, the help text as lib/base/opt_help.c prints it.

set -u
work=$(mktemp -d "${TMPDIR:-/tmp}/lbl-completions.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
rc=0

cat >"$work/lbl-made-up" <<'END'
#!/bin/sh
cat <<'HELP'
Usage: lbl-made-up [OPTION]... [FILE]...
A program that is none.

Options:
  -n, --count=N           records to choose; don't [worry]: "x" \n
      --rank-by=random|uncertainty
                          how to rank records, in
                          two lines
      --gold=FILE         labels
  -h, --help              this text
HELP
END
chmod +x "$work/lbl-made-up"
sh scripts/completions.sh "$work/to" "$work/lbl-made-up" || exit 1

# offers LINE WANT: what bash offers for the last word of a command line
offers()
{
	got=$(bash -c '
		. "$1"
		compopt() { :; }
		COMP_WORDS=($2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
		_lbl_made_up
		echo "${COMPREPLY[@]}"' bash "$work/to/bash/lbl-made-up" "$1")
	[ "$got" = "$2" ] || { echo "bash, '$1': offers '$got', not '$2'"; rc=1; }
}

# sound SHELL FILE: does the shell itself find no fault?
sound()
{
	if command -v "$1" >/dev/null 2>&1; then
		"$1" -n "$work/to/$2" || rc=1
	elif [ "$rc" -eq 0 ]; then
		echo "SKIP: $1 is not installed"
		rc=77
	fi
}

offers 'lbl-made-up --c' '--count='
offers 'lbl-made-up --h' '--help'
offers 'lbl-made-up --rank-by = u' 'uncertainty'
offers 'lbl-made-up --rank-by =' 'random uncertainty'
offers "lbl-made-up --gold = $work/to/ba" "$work/to/bash"
offers "lbl-made-up $work/to/z" "$work/to/zsh"
offers 'lbl-made-up -n 1' ''
grep -q -- "-l rank-by -x -a 'random uncertainty' -d 'how to rank records, in two lines'" \
	"$work/to/fish/lbl-made-up.fish" || { echo "fish: no row for --rank-by"; rc=1; }
grep -q -F -- "--gold=[labels]:FILE:_files" "$work/to/zsh/_lbl-made-up" ||
	{ echo "zsh: no row for --gold"; rc=1; }
sound bash bash/lbl-made-up
sound zsh zsh/_lbl-made-up
sound fish fish/lbl-made-up.fish
exit $rc
