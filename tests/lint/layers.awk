# Judges lines "FILE HEADER" by the order of rooms; see layers.sh.

BEGIN {
	n = split(foreign, word, /[ \n]+/)
	for (i = 2; i < n; i += 2)
		allowed[word[i]] = word[i + 1]
}

FILENAME == "lib/LAYERS" {
	if ($0 !~ /^#/ && NF)
		rank[$1] = ++rooms
	next
}

{
	file = $1
	header = substr($2, 2, length($2) - 2)
	split(file, part, "/")
	room = part[1] == "lib" ? part[2] : ""
}

room != "" && !(room in rank) {
	print file ": the room " room " is not in lib/LAYERS"
}

$2 ~ /^</ {
	if (header in allowed && file !~ allowed[header])
		print file ": <" header "> is not for this room"
	next
}

header !~ /\// {
	print file ": \"" header "\" does not name its room"
	next
}

{
	split(header, to, "/")
	if (!(to[1] in rank))
		print file ": \"" header "\" is of no room in lib/LAYERS"
	else if (room != "" && rank[to[1]] > rank[room])
		print file ": " room "/ must not see " to[1] "/ (\"" header "\")"
}
