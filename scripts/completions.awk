# Reads rows of options.awk, prints the completion of one program for one shell.
#
#   usage: awk -v program=NAME -v shell=bash|zsh|fish -f completions.awk
#
# The words of an argument "a|b|c" are offered, files for one whose name says FILE, SCHEMA or
# RULES; nothing for the rest.

BEGIN { FS = "\t" }

{
	n++
	letter[n] = $1; name[n] = $2; help[n] = $4
	arg[n] = $3 == "-" ? "" : $3
	words[n] = ""
	kind[n] = arg[n] == "" ? "flag" : "value"
	if (arg[n] ~ /\|/) {
		kind[n] = "words"
		words[n] = arg[n]
		gsub(/\|/, " ", words[n])
	} else if (arg[n] ~ /FILE|SCHEMA|RULES/)
		kind[n] = "file"
}

END {
	if (shell == "bash") bash()
	else if (shell == "zsh") zsh()
	else fish()
}

# s without the characters that would end a quotation or a bracket
function quoted(s)
{
	gsub(/'/, "'\\''", s)
	return s
}

function bracketed(s)
{
	gsub(/\\/, "\\\\", s); gsub(/\[/, "\\[", s); gsub(/\]/, "\\]", s); gsub(/:/, "\\:", s)
	return quoted(s)
}

function bash(    i, all, fn)
{
	fn = "_" program
	gsub(/-/, "_", fn)
	for (i = 1; i <= n; i++)
		all = all (i > 1 ? " " : "") "--" name[i] (arg[i] == "" ? "" : "=")
	print "# bash completion for " program
	print fn "()\n{"
	print "\tlocal cur=${COMP_WORDS[COMP_CWORD]} opt=${COMP_WORDS[COMP_CWORD-1]}"
	print "\tlocal all='" all "'"
	print "\tCOMPREPLY=()"
	print "\tif [[ $cur == '=' ]]; then\n\t\tcur=\n\telif [[ $opt == '=' ]]; then"
	print "\t\topt=${COMP_WORDS[COMP_CWORD-2]}\n\tfi"
	print "\tcase $opt in"
	for (i = 1; i <= n; i++)
		if (arg[i] != "") {
			printf "\t--%s%s) ", name[i], letter[i] == "-" ? "" : "|-" letter[i]
			if (kind[i] == "words")
				print "COMPREPLY=($(compgen -W '" words[i] "' -- \"$cur\")); return ;;"
			else if (kind[i] == "file")
				print "COMPREPLY=($(compgen -f -- \"$cur\")); return ;;"
			else
				print "return ;;"
		}
	print "\tesac"
	print "\tif [[ $cur == -* ]]; then"
	print "\t\tCOMPREPLY=($(compgen -W \"$all\" -- \"$cur\"))"
	print "\t\t[[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace"
	print "\telse\n\t\tCOMPREPLY=($(compgen -f -- \"$cur\"))\n\tfi"
	print "}\ncomplete -o filenames -F " fn " " program
}

function zsh(    i, action, both)
{
	print "#compdef " program
	print "_arguments -s -S \\"
	for (i = 1; i <= n; i++) {
		action = ""
		if (kind[i] == "words") action = ":" name[i] ":(" words[i] ")"
		else if (kind[i] == "file") action = ":" bracketed(arg[i]) ":_files"
		else if (kind[i] == "value") action = ":" bracketed(arg[i]) ":"
		both = "'*--" name[i] (arg[i] == "" ? "" : "=") "[" bracketed(help[i]) "]" action "' \\"
		print "\t" both
		if (letter[i] != "-") {
			sub("\\*--" name[i] "=?", "*-" letter[i] (arg[i] == "" ? "" : "+"), both)
			print "\t" both
		}
	}
	print "\t'*:file:_files'"
}

function fish(    i, line)
{
	print "# fish completion for " program
	for (i = 1; i <= n; i++) {
		line = "complete -c " program
		if (letter[i] != "-") line = line " -s " letter[i]
		line = line " -l " name[i]
		if (kind[i] == "words") line = line " -x -a '" words[i] "'"
		else if (kind[i] == "file") line = line " -r -F"
		else if (kind[i] == "value") line = line " -x"
		gsub(/'/, "\\'", help[i])
		print line " -d '" help[i] "'"
	}
}
