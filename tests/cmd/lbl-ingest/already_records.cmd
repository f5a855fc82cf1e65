# What is a record already passes byte for byte, also among others.
cat >mixed.jsonl <<'END'
{"id":"r-1", "data":{"text":"a\u00e9"} , "x":1.0}
{"item":7,"annotator":"ana","label":null,"z":[1, 2]}
{"id":3,"text":"no data: not an item yet"}
{"id":"r-2","data":{},"meta":{"source":"other","line":3}}
END
lbl-ingest mixed.jsonl
echo '# again: nothing changes'
lbl-ingest --no-meta mixed.jsonl >once.jsonl
lbl-ingest --no-meta --stamp 2026-01-01T00:00:00Z once.jsonl | cmp - once.jsonl && echo same
lbl-ingest --no-meta --id id once.jsonl | cmp - once.jsonl && echo same
echo '# an option that would move something makes it raw'
printf '{"item":1,"annotator":"a","label":"x","task":2}\n' | lbl-ingest --as annotation --map item=task --no-meta
echo '# CRLF is kept as it is'
printf '{"id":"r-1","data":{}}\r\n' | lbl-ingest | od -c | sed -n 2p
