# -o: whole or not at all; a failed run leaves the old file and nothing beside it.
printf '{"id":"a"}\n' >good
printf '{"id":"a"}\nx\n' >bad
echo old >out
lbl-sample -p 1 -o out bad
echo "status $?"; cat out
lbl-sample -p 1 -o out good
echo "status $?"; cat out
lbl-sample -p 1 -o out out
echo "status $?"; cat out
lbl-sample -p 1 -o out.gz good && gzip -dc out.gz
lbl-sample -p 1 -o nowhere/out good
echo "status $?"
lbl-sample -p 1 -o - good
ls -A
