# A path that names nothing is worth a word; the report is one all the same.
printf '{"id":"a","data":{}}\n{"id":"j","item":"a","annotator":"x","lable":"y"}\n' >in
lbl-report --item itme in | sed -n 4,6p
lbl-report -q --item itme in | sed -n 4,6p
lbl-report --gold in /dev/null | sed -n 4,6p
