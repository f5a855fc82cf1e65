#!/bin/sh
# Every symbol that liblbl.a exports starts with lbl_.

lib=$BUILD/liblbl.a
[ -f "$lib" ] || { echo "SKIP: $lib is not built"; exit 77; }
found=$(nm -A -g --defined-only "$lib" | awk '$NF !~ /^lbl_/ { print $1, $NF }')
[ -z "$found" ] || { echo "$found"; exit 1; }
