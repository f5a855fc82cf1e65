# Compressed input by its bytes, not its name; several members; every fault is named.
printf '{"id":"a"}\n' >a; printf '{"id":"b"}\n{"id":"c"}' >b
gzip -c a >ab; gzip -c b >>ab
lbl-sample -p 1 ab
lbl-sample -p 1 - <ab | cmp - b >/dev/null || echo read
head -c 50 ab >cut
lbl-sample -p 1 cut; echo "status $?"
{ cat ab; echo garbage; } >tail
lbl-sample -p 1 tail; echo "status $?"
: >empty; gzip -c empty >none
lbl-sample -p 1 empty none; echo "status $?"
