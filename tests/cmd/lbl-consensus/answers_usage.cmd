# What does not go with a shape is refused by name.
try() { lbl-consensus "$@" </dev/null; echo "$?"; }
try --shape span
try --shape spans --method glad
try --shape spans --method rover
try --shape text --method majority
try --shape boxes --method weighted
try --shape spans --annotators-in who
try --shape spans --gold gold
try --shape text --iou .5
try --shape spans --merge mean
try --shape boxes --ties first
try --shape spans --posterior
try --shape spans --max-iterations 3
try --shape spans --min-share 1
try --min-share .5
try --shape class --merge median
try --shape spans --min-confidence .5
try --shape spans --method auto
try --shape text --method rover
