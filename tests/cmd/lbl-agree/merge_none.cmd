# No state at all, and empty states, are an empty run; an empty state never counts twice.
lbl-agree -f json </dev/null >want
lbl-agree --merge -f json </dev/null | cmp - want
lbl-agree --partial </dev/null >none
lbl-agree --merge -f json none none none | cmp - want
lbl-agree --merge --partial none none | cmp - none
cat none
