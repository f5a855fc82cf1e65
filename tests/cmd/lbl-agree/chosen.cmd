# Which coefficients are shown, under which name, in which order; a threshold shows its own.
printf '{"item":"%s","annotator":"%s","label":%s}\n' 1 a 1 1 b 1 2 a 2 2 b 3 3 a 3 3 b 3 >data
names() { lbl-agree -f json "$@" data | jq -c '.coefficients | keys_unsorted'; echo "status $?"; }
names
names --coefficient all
names --coefficient all --weights linear
names --coefficient all --weights identity
names --coefficient bp,scott,cohen_kappa
names --coefficient bp --min ac=0.1
names --coefficient ac --weights quadratic --min gwet_ac2=0.1
names --coefficient gwet_ac2 --weights linear
try() { lbl-agree "$@" data; echo "status $?"; }
try --coefficient kappa
try --coefficient gwet_ac2
try --coefficient gwet_ac1 --weights linear
try --ci-level 1
try --ci-level 0
try --ci-level 2
try --origin human,robot
try --benchmark cicchetti
try --level metric
try --partial --coefficient all
try --partial --level ordinal
try --partial --weights linear
try --partial --ci-level 0.9
try --partial --benchmark altman
try --partial -f csv
