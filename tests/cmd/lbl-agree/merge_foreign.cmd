# What is no state of this kind and version is refused, whatever is wrong with it.
lbl-agree --partial >state <<'X'
{"item":1,"annotator":"a","label":"x"}
{"item":1,"annotator":"b","label":"y"}
X
try() { sed "$1" state | lbl-agree --merge >/dev/null; echo "status $?"; }
cat state
printf '{"item":1,"annotator":"a","label":"x"}\n' | lbl-agree --merge
printf '[]\n' | lbl-agree --merge
lbl-agree -f json </dev/null | lbl-agree --merge
lbl-agree state
try 's/"agreement_state"/"report_state"/'
try 's/"version":1/"version":2/'
try 's/"version":1,//'
try 's/"duplicates":"last"/"duplicates":"maybe"/'
try 's/"stage":\["label"\]/"stage":"label"/'
try 's/"digest":"[0-9a-f]/"digest":"G/'
try 's/"items":1/"items":-1/'
try 's/"annotations":2/"annotations":3/'
try 's/"annotations":2/"annotations":1/;s/"records":2/"records":1/'
try 's/"records":2/"records":18446744073709551615/'
try 's/"abstained":0/"abstained":3/'
try 's/"annotations":2/"annotations":20000000000000000/'
try 's/"a","b"/"b","a"/'
try 's/"a","b"/"a","a"/'
try 's/"a","b"/"a",5/'
try 's/"patterns":\[\[1/"patterns":[[0/'
try 's/"patterns":\[\[1,0/"patterns":[[1,2/'
try 's/"pairs":\[\[0,1/"pairs":[[1,0/'
try 's/"pairs":\[\[0,1/"pairs":[[0,7/'
try 's/"pairs":\[\[/"pairs":[[0,/'
try 's/"k":4096/"k":10/'
try 's/"shared":""/"shared":"0000000000000000"/'
try 's/,"sketch":.*/}/'
try 's/}$//'
