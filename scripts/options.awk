# Reads a program's --help, prints a row an option: letter, name, argument, help, by tabs
# ("-" where there is none). The format is that of lib/base/opt_help.c.

function flush_row()
{
	if (name != "")
		printf "%s\t%s\t%s\t%s\n", letter, name, arg, help
	name = ""
}

/^  (-[^-], |    )--[a-z]/ {
	flush_row()
	letter = substr($0, 3, 1) == "-" ? substr($0, 4, 1) : "-"
	word = substr($0, 9)
	sub(/[ ].*/, "", word)
	help = substr($0, 9 + length(word))
	sub(/^ +/, "", help)
	at = index(word, "=")
	name = at ? substr(word, 1, at - 1) : word
	arg = at ? substr(word, at + 1) : "-"
	next
}

# the second and later lines of a row
name != "" && /^                          [^ ]/ {
	sub(/^ +/, "")
	help = help == "" ? $0 : help " " $0
	next
}

{ flush_row() }
END { flush_row() }
