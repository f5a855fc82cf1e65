#!/bin/sh
# Installs programs, man pages and completions, or removes just those.
#
#   usage: install.sh BUILD DESTDIR BINDIR MANDIR DATADIR install|uninstall

set -eu
cd "$(dirname "$0")/.."
build=$1 dest=$2 bin=$3 man=$4 data=$5 action=$6

# what: "MODE SOURCE PLACE" for every file of an installation
what()
{
	for source in cmd/lbl-*.c; do
		name=$(basename "$source" .c)
		echo "755 $build/$name $bin/$name"
		echo "644 $build/completions/bash/$name $data/bash-completion/completions/$name"
		echo "644 $build/completions/zsh/_$name $data/zsh/site-functions/_$name"
		echo "644 $build/completions/fish/$name.fish $data/fish/vendor_completions.d/$name.fish"
	done
	for page in man/*.[1-9]; do
		echo "644 $page $man/man${page##*.}/${page##*/}"
	done
}

what | while read -r mode source place; do
	if [ "$action" = install ]; then
		mkdir -p "$dest${place%/*}"
		${INSTALL:-install} -m "$mode" "$source" "$dest$place"
	else
		rm -f "$dest$place"
	fi
done
