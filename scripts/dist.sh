#!/bin/sh
# Packs the sources: BUILD/lbl-VERSION.tar.gz, the same bytes for the same files.
#
#   usage: dist.sh BUILD VERSION
#
# The files are those that git knows or would add; without git, all but the build folder.

set -eu
cd "$(dirname "$0")/.."
name=lbl-$2
archive=$1/$name.tar.gz
mkdir -p "$1"

files()
{
	if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
		git ls-files -co --exclude-standard
	else
		find . -name 'build*' -prune -o -type f -print | sed 's|^\./||'
	fi
}

files | LC_ALL=C sort -u | while read -r file; do
	[ ! -f "$file" ] || echo "$file"
done >"$archive.list"
tar --create --files-from="$archive.list" --transform="s|^|$name/|" --owner=0 --group=0 \
	--numeric-owner --mtime="@${SOURCE_DATE_EPOCH:-1767225600}" | gzip -9n >"$archive"
rm -f "$archive.list"
echo "$archive"
