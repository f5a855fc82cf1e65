#!/bin/sh
# The scripts are clean for shellcheck and ask for nothing but a POSIX shell.

command -v shellcheck >/dev/null 2>&1 || { echo "SKIP: shellcheck is not installed"; exit 77; }
find . -path ./build -prune -o -name '*.sh' -type f -print | sort | xargs shellcheck -x -P SCRIPTDIR || exit 1
shellcheck .ci/run
