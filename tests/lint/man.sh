#!/bin/sh
# The pages are clean mdoc.

command -v mandoc >/dev/null 2>&1 || { echo "SKIP: mandoc is not installed"; exit 77; }
ls man/*.[1-9] >/dev/null 2>&1 || exit 0
mandoc -Tlint -Wwarning man/*.[1-9]
