# What does not fit together is refused by name.
try() { lbl-consensus "$@" </dev/null; echo "$?"; }
try --method mean
try --method majority --smoothing 1
try --method one-coin --prior 4
try --method dawid-skene --prior 4 --smoothing 1
try --method majority --max-iterations 3
try --method wawa --tolerance 0
try --method auto --groups 4
try --method weighted
try --annotators-in who
try --min-confidence .5
try --min-annotators 2
try --gold-label x
try --precedence label,audit,label
try --origin robot
try --ties second
