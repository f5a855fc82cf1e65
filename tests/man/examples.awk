# Takes the examples out of an mdoc page: for the n-th command of the section EXAMPLES, inside
# a literal display, writes DIR/n.cmd and DIR/n.out and prints "n LINE".
#
#   usage: awk -v dir=DIR -f examples.awk PAGE
#
# A command is a line "$ …"; it goes on while a line ends in a backslash or the next begins
# with "> ". What follows until the next command or the end of the display is its output.

BEGIN {
	n = 0
	glyph["(dq"] = "\""; glyph["(aq"] = "'"; glyph["(rs"] = "\\"; glyph["(ti"] = "~"
	glyph["(ha"] = "^"; glyph["(ga"] = "`"
	glyph["e"] = "\\"; glyph["&"] = ""; glyph["-"] = "-"; glyph[" "] = " "; glyph["'"] = "'"
}

# the text of an input line, its escapes undone
function plain(line,    out, at, name)
{
	out = ""
	while ((at = index(line, "\\")) > 0) {
		out = out substr(line, 1, at - 1)
		name = substr(line, at + 1, 1)
		if (name == "(")
			name = substr(line, at + 1, 3)
		if (!(name in glyph)) {
			print FILENAME ":" FNR ": escape \\" name " is not known here" > "/dev/stderr"
			exit 1
		}
		out = out glyph[name]
		line = substr(line, at + 1 + length(name))
	}
	return out line
}

/^\.Sh / { examples = ($2 == "EXAMPLES"); next }
!examples { next }
/^\.Bd -literal/ { literal = 1; file = ""; next }
/^\.Ed/ { literal = 0; next }
!literal { next }
/^\.\\"/ { next }

{
	text = plain($0)
	if (substr(text, 1, 2) == "$ ") {
		n++
		file = dir "/" n ".cmd"
		print substr(text, 3) > file
		printf "" > (dir "/" n ".out")
		print n, FNR
		going = 1
	} else if (going && (substr(text, 1, 2) == "> " || last ~ /\\$/)) {
		sub(/^> /, "", text)
		print text > file
	} else if (file != "") {
		going = 0
		print text > (dir "/" n ".out")
	}
	last = text
}
