# Lines come out as they went in; a missing last LF is added, a BOM and blank lines go.
printf '\357\273\277{ "id" : 1.50 , "b":"\\u00e9\\/" }\r\n\n  {"id":1,"id":2}\t\n{"id":"caf\303\251","n":1e400}' >data
lbl-sample -p 1 data | od -c
lbl-sample -n 9 -q data >a
lbl-sample -p 1 data | cmp - a
gzip -c data | lbl-sample -p 1 | cmp - a
lbl-sample -p 1 </dev/null
lbl-sample -q -n 5 </dev/null
lbl-sample -p 0 data
lbl-sample -n 0 data
