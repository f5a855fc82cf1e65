# By line number, over all inputs; what is in the lines is not looked at.
printf 'not json\n\n{"id":1\n\377\n\000\nlast' >data
lbl-sample --by-position -p 1 data | od -c
lbl-sample --by-position -q -n 99 data | od -c >a
lbl-sample --by-position -p 1 data | od -c | cmp - a
seq 1000 >numbers
head -n 321 numbers >one
tail -n +322 numbers >two
for how in '-n 30' '-p 0.05'; do
	lbl-sample --by-position $how numbers >a
	[ -s a ] || echo nothing
	lbl-sample --by-position $how one two | cmp - a
	sed 's/^/y/' numbers | lbl-sample --by-position $how | sed 's/^y//' | cmp - a
done
lbl-sample --by-position -p 1 </dev/null
lbl-sample --by-position -n 3 --stats s numbers | wc -l
jq -c '[.in, .out]' s
# the limit of a line holds, wherever blocks end
printf 'short\n\nlonger than that\nx\n' >long
for block in 1 8 64K; do
	lbl-sample --by-position -p 1 --max-line 10 --block-size $block long
	echo "status $?"
	lbl-sample --by-position -p 1 --max-line 16 --block-size $block long | cmp - long
done
