# --stats appends a line a run, times aside the same for any machine.
export SOURCE_DATE_EPOCH=1772600767
printf '{"id":"a"}\nx\n{"id":"b"}\n' >in
lbl-sample -p 1 -q --on-error skip --stats log in
lbl-sample -p 1 --stats log in
echo "status $?"
jq -c '.seconds |= (. >= 0)' log
lbl-sample -p 1 --stats /nonexistent/log /dev/null
echo "status $?"
# A file that takes but a part of the line.
head -c 500 /dev/zero >log
(ulimit -f 1; lbl-sample -p 1 --stats log /dev/null; echo "status $?")
