# File names that are no UTF-8, or hold control characters, or are very long.
name=$(printf 'caf\351')
printf 'x\n' >"$name"
lbl-sample -p 1 --reject bad -q "$name"; echo "status $?"
jq -c . bad
two=$(printf 'one\ntwo\033[1m')
printf 'x\n' >"$two"
lbl-sample -p 1 "$two"; echo "status $?"
folder=$(printf '%0200d' 0)
mkdir -p "$folder/$folder/$folder/$folder/$folder/$folder"
printf 'x\n' >"$folder/$folder/$folder/$folder/$folder/$folder/f"
lbl-sample -p 1 "$folder/$folder/$folder/$folder/$folder/$folder/f" 2>&1 | sed 's/0000*/0/g'
