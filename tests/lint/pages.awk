# The options that a page lists in rows ".It Fl x , Fl -long Ns = Ns Ar ARG": prints
# "LETTER NAME HAS_ARGUMENT" a row ("-" where there is no letter).

function word(s)
{
	sub(/,$/, "", s)
	return s
}

/^\.It Fl / {
	letter = "-"; name = ""; arg = 0
	for (i = 2; i <= NF; i++) {
		if ($i == "Fl" && $(i + 1) ~ /^-/) name = word(substr($(i + 1), 2))
		else if ($i == "Fl") letter = word($(i + 1))
		if ($i == "Ar" || $i == "Cm") arg = 1
	}
	print letter, name, arg
}
