# -o follows symbolic links, also to a file that is not there yet; a loop of them is no file.
printf '{"id":"a"}\n' >good
mkdir sub
ln -s ../there sub/second
ln -s sub/second first
lbl-sample -p 1 -o first good; echo "status $?"
cat there
readlink first sub/second
ln -s two one
ln -s one two
lbl-sample -p 1 -o one good; echo "status $?"
readlink one two
long=$(printf '%0250d' 0)
lbl-sample -p 1 -o "$long" good; echo "status $?"
cat "$long"
lbl-sample -p 1 -o "${long}123456" good 2>&1 | sed 's/0000*/0/g'
