# Annotations: mapped columns become members, columns of their names count, the rest is meta.extra.
printf 'task,worker,label,origin,path,duration_ms,note\nt1,w1,pos,model,/tmp/x,1200,ok\n' >t.csv
lbl-ingest --as annotation --map item=task --map annotator=worker --numeric duration_ms t.csv
lbl-ingest --as annotation --map item=task --map annotator=worker --map label=note --no-meta t.csv
printf '{"task":1,"worker":"w1","label":["a", "b"],"shown":[],"path":"x","meta":{"k":1},"e":1e2}\n' >t.jsonl
lbl-ingest --as annotation --map item=task --map annotator=worker t.jsonl
lbl-ingest --as annotation --id e --map item=task --map annotator=worker --no-meta t.jsonl
try() { lbl-ingest --as annotation "$@"; echo "status $?"; }
try t.csv
try --map item=task t.jsonl
try --map item=label --map annotator=worker t.jsonl
try --text note t.csv
printf 'item,annotator,label\n1,a,x\n' | try --from csv --no-meta
