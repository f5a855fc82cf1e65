# Standard input when there is no operand, or where - stands; files in their order.
printf '{"id":"a"}\n' >a; printf '{"id":"b"}\n' >b
lbl-sample -p 1 <a
lbl-sample -p 1 b - <a
lbl-sample -p 1 a nowhere; echo "status $?"
lbl-sample -p 1 .; echo "status $?"
lbl-sample -p 1 -- a -q; echo "status $?"
printf 'x\n' | lbl-sample -p 1; echo "status $?"
