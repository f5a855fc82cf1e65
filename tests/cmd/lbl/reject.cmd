# Bad lines are kept with their place, as they were; the rest goes on; the status stays.
printf '{"id":"a"}\n{"id":\n\n\377\n{"id":"b"}\n{"x":1}\n' >in
lbl-agree --reject bad in >/dev/null; echo "status $?"
cat bad
lbl-agree -q --reject bad -j 4 --block-size 1 in >/dev/null; cat bad | jq -c '[.source,.line,.byte]'
lbl-agree --on-error skip in >/dev/null; echo "status $?"
lbl-agree in >/dev/null; echo "status $?"
# Where they cannot be kept, the result does not appear either.
echo old >out
lbl-sample -p 1 --reject /dev/full -o out in; echo "status $?"
cat out
