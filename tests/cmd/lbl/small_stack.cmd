# The deepest nesting needs more stack than some limits leave to a program's first thread.
{ printf '{"x":'; head -c 9998 /dev/zero | tr '\0' '['; head -c 9998 /dev/zero | tr '\0' ']'; echo '}'; } >deep
for threads in 1 2; do
	(
		ulimit -s 256
		lbl-sample -p 1 -j $threads --max-depth 10000 deep | cmp - deep
		echo "status $?"
	)
done
