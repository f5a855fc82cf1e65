# What is undefined misses every threshold; -q leaves the message.
printf '{"item":1,"annotator":"a","label":"x"}\n' | lbl-agree -q --min alpha=-1 -f json | jq -c .coefficients.krippendorff_alpha.reason
printf '{"item":1,"annotator":"a","label":"x"}\n' | lbl-agree --min alpha=-1 >/dev/null
