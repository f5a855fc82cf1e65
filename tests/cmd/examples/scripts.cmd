# Every script of examples/ runs, and leaves that folder as it was.
command -v jq >/dev/null || { echo "SKIP: jq is not installed"; exit 77; }
ls "$SRC/examples" >before
for script in "$SRC"/examples/*.sh; do
	name=${script##*/}
	[ "$name" = demo.sh ] || sh "$script" >"$name.out" 2>"$name.err" || echo "$name: status $?"
	[ "$name" = demo.sh ] || [ -s "$name.out" ] || echo "$name: printed nothing"
done
ls "$SRC/examples" | cmp - before
