# A split by line leaves items in two shards: figures by item are null, with a warning.
printf '{"item":1,"annotator":"a","label":"x"}\n{"item":2,"annotator":"a","label":"x"}\n' | lbl-agree --partial >1.state
printf '{"item":2,"annotator":"b","label":"x"}\n{"item":3,"annotator":"a","label":"y"}\n' | lbl-agree --partial >2.state
lbl-agree --merge 1.state 2.state
lbl-agree --merge -f json -q 2.state 1.state
lbl-agree --merge --partial 1.state 2.state | lbl-agree --merge --min percent=0 >/dev/null
echo "status $?"
