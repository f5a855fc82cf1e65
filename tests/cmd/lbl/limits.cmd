# Limits have names and options.
long=$(printf '%0100d' 0)
printf '{"id":"a"}\n{"id":"%s"}\n' "$long" >in
for block in 1 10 1M; do
	lbl-sample -p 1 --max-line 100 --block-size $block in; echo "status $?"
done
lbl-sample -p 1 --max-line 109 in >out; echo "status $?"
lbl-sample -p 1 --max-line 100 --on-error skip in; echo "status $?"
printf '{"id":[[[1]]]}\n' >deep
lbl-sample -p 1 --max-depth 3 deep; echo "status $?"
lbl-sample -p 1 --max-depth 4 deep; echo "status $?"
{ printf '{"id":"d","x":'; head -c 511 /dev/zero | tr '\0' '['; head -c 511 /dev/zero | tr '\0' ']'; echo '}'; } >d512
lbl-sample -p 1 d512 | cmp - d512; echo "status $?"
sed 's/:\[/:[[/; s/\]}/]]}/' d512 >d513
lbl-sample -p 1 d513; echo "status $?"
{ printf '{"id":"m","x":"'; head -c 3000000 /dev/zero | tr '\0' a; echo '"}'; } >mega
lbl-sample -p 1 -j 2 mega mega | cmp - mega 2>&1 | sed 's/after byte.*//'
# A line of blanks has its limit too, whatever the size of blocks.
{ printf '{"id":"a"}\n%100s\n{"id":"b"}\n%101s\n{"id":"c"}\n' '' ''; } >blank
for block in 1 64 101 1M; do
	lbl-sample -p 1 --max-line 100 --block-size $block blank; echo "status $?"
	lbl-sample -p 1 --max-line 100 --block-size $block --on-error skip blank; echo "status $?"
done
# A long line is kept by its start, ended with a whole character.
{ printf '{"id":"a"}\n{"id":"'; head -c 1016 /dev/zero | tr '\0' x; printf '\303\251%3000s"}\n{"id":"b"}' ''; } >long
for block in 1 1000 1M; do
	lbl-sample -q -p 1 --max-line 2000 --block-size $block --reject kept long; echo "status $?"
	jq -c '[.line, .byte, .error, (.raw_start | length), .raw_start[-3:], .raw]' kept
done
