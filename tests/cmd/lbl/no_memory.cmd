# Memory that is not to be had ends with 2 and a message; the old file stays, nothing beside it.
# ASan's shadow does not fit in the limit.
ldd "$(command -v lbl-sample)" 2>/dev/null | grep -q 'lib[at]san' && { echo 'SKIP: a sanitizer wants more memory'; exit 77; }
nm "$(command -v lbl-sample)" 2>/dev/null | grep -q '__[at]san_init' && { echo 'SKIP: a sanitizer wants more memory'; exit 77; }
{ printf '{"id":"m","x":"'; head -c 40000000 /dev/zero | tr '\0' a; echo '"}'; } >mega
echo old >out
(ulimit -v 60000; lbl-sample -p 1 -j 1 -o out mega); echo "status $?"
cat out
ls -A
