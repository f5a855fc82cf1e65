# Ranks are what xxhsum(1) says of the ids, with seed 0.
command -v xxhsum >/dev/null || { echo 'SKIP: no xxhsum'; exit 77; }
i=0
while [ $i -lt 60 ]; do
	id="an id that is longer than the short forms of the hash: $i"
	h=$(printf %s "$id" | xxhsum -H3 | sed 's/.*= *//')
	printf '%s\t{"id":"%s"}\n' "$h" "$id"
	i=$((i + 1))
done >ranked
cut -f 2 ranked >data
sort ranked | head -n 7 | cut -f 2 | sort >want
lbl-sample -n 7 --seed 0 data | sort | cmp - want && echo agreed
