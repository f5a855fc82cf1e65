# Each degenerate input: value null and the reason, status 0.
values() { lbl-agree -f json | jq -c '[.coefficients[] | .value // .reason]'; }
echo 'one category'
printf '{"item":%d,"annotator":"%s","label":"y"}\n' 1 a 1 b 2 a 2 b | values
echo 'one annotator'
printf '{"item":%d,"annotator":"%s","label":"%s"}\n' 1 a y 2 a n | values
echo 'two annotators, no item in common'
printf '{"item":%d,"annotator":"%s","label":"%s"}\n' 1 a y 2 a n 3 b y 4 b n | values
echo 'abstentions alone'
printf '{"item":%d,"annotator":"%s","label":null}\n' 1 a 1 b | values
echo 'one category among the pairable'
printf '{"item":%d,"annotator":"%s","label":"%s"}\n' 1 a y 1 b y 2 a n | values
