try() { lbl-agree "$@"; echo "status $?"; }
try --min kappa=0.5
try --min alpha
try --min alpha=much
try --min alpha=1e999
try --duplicates some
try --partial --min alpha=0.5
try --partial --by pair
try --partial -f text
try --item a..b/
try --abstain "$(printf '\377')"
try --nothing
