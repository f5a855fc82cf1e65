# Marks, by any split by item, any threads, block size and order of lines: the same bytes.
awk 'BEGIN { srand(3); for (i = 0; i < 400; i++) for (a = 0; a < 6; a++) if (rand() < .6) {
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":[", i, a
	for (m = int(rand() * 4); m > 0; m--) { s = int(rand() * 30)
		printf "{\"start\":%d,\"end\":%d,\"label\":\"%c\"}%s", s, s + int(rand() * 9), 99 - int(rand() * 3), (m > 1 ? "," : "") }
	print "]}" } }' >data
for shape in spans boxes; do
	[ $shape = boxes ] && sed -i 's/"start":\([0-9]*\),"end":\([0-9]*\)/"x":\1,"y":\2,"width":\2,"height":3/g' data
	length=; [ $shape = spans ] && length=--length=40
	# shellcheck disable=SC2086
	agree() { lbl-agree --shape $shape $length "$@"; }
	agree -f json --by label,annotator --coefficient all -j 1 data >want
	agree --partial -j 1 data >state
	for j in 1 2 4; do
		for block in 1 700 64K; do
			agree -f json --by label,annotator --coefficient all -j $j --block-size $block data | cmp - want
			agree --partial -j $j --block-size $block data | cmp - state
		done
	done
	awk '{ print (NR * 7919) % 6007 "\t" $0 }' data | sort -n | cut -f 2- >shuffled
	agree -f json --by label,annotator --coefficient all -j 2 shuffled | cmp - want
	for part in 1 2 3; do
		grep -e "i[0-9]*[$part$((part + 3))$((part + 6))]\"" data | agree --partial -j 2 >part$part
	done
	grep -e 'i[0-9]*0"' data | agree --partial >part0
	lbl-agree --merge -f json --by label,annotator --coefficient all part2 part0 part3 part1 | cmp - want
	lbl-agree --merge --partial part3 part1 >some
	lbl-agree --merge --partial part0 some part2 >all
	jq -c 'del(.shards)' all >a
	jq -c 'del(.shards)' state | cmp - a
	lbl-agree --merge --partial all | cmp - all
	jq -c '.counts.paired_items, .categories, (.by.pair | length)' want
done
# States that do not fit.
for options in '--iou 0.3' '--shape spans'; do
	# shellcheck disable=SC2086
	lbl-agree --shape boxes $options --partial </dev/null >other
	lbl-agree --merge state other
done
lbl-agree --merge --iou 0.3 state
lbl-agree --merge --shape class state
mark='{"item":"%s","annotator":"a","label":[{"start":0,"end":2,"label":"x","unit":"%s"}]}\n'
# shellcheck disable=SC2059
for unit in byte utf16; do printf "$mark" $unit $unit | lbl-agree --shape spans --partial >$unit; done
lbl-agree --merge byte utf16
# An item in two states.
lbl-agree --shape boxes --partial shuffled >again
sed 's/"a"/"b"/' data | head -n 50 | lbl-agree --shape boxes --partial >again
lbl-agree --merge -f csv state again
