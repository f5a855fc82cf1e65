# What would count twice or mix is refused by name.
printf '{"item":1,"annotator":"a","label":"x"}\n' >one
printf '{"item":2,"annotator":"a","label":"x"}\n{"item":2,"annotator":"b","label":"x"}\n' >two
lbl-agree --partial one >1.state
lbl-agree --partial two >2.state
try() { lbl-agree --merge "$@" >out; echo "status $?"; cat out; }
try 1.state 2.state 1.state
lbl-agree --merge --partial 1.state 2.state >12.state
try 12.state 2.state
# the same records in another order and dress are the same shard
{ tail -n 1 two; printf '\n'; head -n 1 two | sed 's/$/\r/'; } | lbl-agree --partial >2b.state
try 2.state 2b.state
lbl-agree --partial --duplicates first one >first.state
try first.state 2.state
try --duplicates last first.state
lbl-agree --partial --stage review one >review.state
try 2.state review.state
try --label /label/topic 1.state
try --abstain x 1.state
# at the user's word what is refused is dropped, and counted once
lbl-agree --merge --on-error skip -f json 1.state 1.state 2.state | jq -c .counts.annotations
