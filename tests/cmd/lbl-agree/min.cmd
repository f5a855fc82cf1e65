# Percent is 1/2, kappa of alike margins 0.
printf '{"item":%d,"annotator":"%s","label":"%s"}\n' 1 a x 1 b x 2 a y 2 b y 3 a x 3 b y 4 a y 4 b x >data
try() { echo "$@"; lbl-agree -f json "$@" data | jq -c '.options.min'; lbl-agree "$@" data >/dev/null 2>&1; echo "status $?"; }
try --min percent=0.5
try --min percent_agreement=0.5 --min cohen=0
try --min percent=0.500000001 --min alpha=0.9
try --min percent=0.9 --min percent=0.1
try --min percent=-1e-3
