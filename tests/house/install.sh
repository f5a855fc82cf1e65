#!/bin/sh
# `make install` puts every program, page and completion below DESTDIR and PREFIX, and
# nothing else; `make uninstall` takes just that away again.

set -u
work=$(mktemp -d "${TMPDIR:-/tmp}/lbl-install.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT

# The list that must be there, written out by hand for each kind of file.
expected()
{
	for source in cmd/lbl-*.c; do
		name=$(basename "$source" .c)
		echo "opt/lbl/bin/$name"
		echo "opt/lbl/share/bash-completion/completions/$name"
		echo "opt/lbl/share/zsh/site-functions/_$name"
		echo "opt/lbl/share/fish/vendor_completions.d/$name.fish"
	done
	for page in man/*.[1-9]; do
		echo "opt/lbl/share/man/man${page##*.}/${page##*/}"
	done
}

installed()
{
	(cd "$work/dest" && find . -type f | sed 's|^\./||' | sort)
}

# The folder of the build is the caller's; make's own variables are not handed down.
unset MAKEFLAGS MAKELEVEL MFLAGS
set -- BUILD="$BUILD" DESTDIR="$work/dest" PREFIX=/opt/lbl
mkdir -p "$work/dest/opt/lbl/bin"
echo mine >"$work/dest/opt/lbl/bin/other"
make -s "$@" install || exit 1
{ expected; echo opt/lbl/bin/other; } | sort >"$work/want"
installed | diff -u "$work/want" - || exit 1
for program in "$work"/dest/opt/lbl/bin/lbl-*; do
	"$program" --version >/dev/null || exit 1
done
make -s "$@" uninstall || exit 1
[ "$(installed)" = opt/lbl/bin/other ] || { echo "left after uninstall:"; installed; exit 1; }
