# Sound records keep their bytes: numbers, escapes, order, duplicates, blanks.
cat >s.json <<"END"
{"name":"sentiment","version":"2.1.0",
 "record":{"json_schema":{"required":["item"],"properties":{
   "confidence":{"type":"number","minimum":0,"maximum":1}}}},
 "tasks":[{"name":"sentiment","type":"choice","required":true,"labels":[
   {"name":"negative","aliases":["neg"]},"positive",{"name":"mixed","deprecated":true}]}]}
END
printf '\357\273\277{"label":"positive","item":1.0,"confidence":0.50}\r\n\n \t\r\n' >in
printf '  {"item" : 12345678901234567890123, "l\\u0061bel":"p\\u006fsitive","x":1E400,"x":-0.0}\t\n' >>in
printf '{"confidence":1e-3,"\\u0000":"\\ud83d\\ude00\303\251\\/","item":"","label":"neg","label":"negative"}\r' >>in
lbl-validate -s s.json in | od -An -c
