# Fewer records than were asked for: all of them, and a note.
printf '{"id":1}\n{"id":2}\n' >data
lbl-sample -n 5 data
lbl-sample -q -n 5 data
lbl-sample -n 2 data
lbl-sample -n 5 --stratify x --allocate each data
