# What is wrong with the words of a command, and its help.
for words in '--no-such' '-f pdf' '--duplicates both' '--origin robot' '--item' '--stage' '--item a..b'; do
	# shellcheck disable=SC2086
	lbl-report $words </dev/null
	echo "status $?"
done
lbl-report --title "$(printf '\377')" </dev/null
echo "status $?"
lbl-report --help | head -n 3
lbl-report --version
