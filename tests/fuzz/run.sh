#!/bin/sh
# Runs fuzz targets, FUZZ_SECONDS (60) in all, each from its corpus in tests/fuzz/corpus/.
#
#   usage: run.sh FUZZER...
#
# What brought one down stays in BUILD/artifacts/ and its end is shown. New inputs are not kept:
# FUZZ_KEEP=1 merges what they reach into the corpus.

set -u
here=$(cd "$(dirname "$0")" && pwd)
if [ $# -eq 0 ]; then
	echo "no fuzz targets"
	exit 2
fi
each=$((${FUZZ_SECONDS:-60} / $#))
[ "$each" -gt 0 ] || each=1
artifacts=${BUILD:-build}/artifacts
work=$(mktemp -d "${TMPDIR:-/tmp}/lbl-fuzz.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
mkdir -p "$artifacts"
failed=0

for fuzzer in "$@"; do
	name=${fuzzer##*/fuzz_}
	corpus=$here/corpus/$name
	mkdir -p "$work/$name" "$corpus"
	if "$fuzzer" -max_total_time="$each" -timeout=10 -rss_limit_mb=2048 -max_len=16384 \
		-artifact_prefix="$artifacts/$name-" -print_final_stats=1 \
		"$work/$name" "$corpus" >"$work/$name.log" 2>&1; then
		runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$name.log")
		echo "fuzz $name: $runs runs in $each s, from $(find "$corpus" -type f | wc -l) inputs"
		[ "${FUZZ_KEEP:-0}" = 0 ] || "$fuzzer" -merge=1 "$corpus" "$work/$name" 2>&1 | tail -n 1
	else
		failed=$((failed + 1))
		echo "failed fuzz/$name: see $artifacts"
		tail -n 40 "$work/$name.log"
	fi
done
echo "fuzz: $(($# - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
