# Words that are off end with 2 and name what is.
lbl-sample --foo; echo "status $?"
lbl-sample -p 1 -j 0; echo "status $?"
lbl-sample -p 1 --on-error sometimes; echo "status $?"
lbl-sample -p 1 --max-line 1T; echo "status $?"
lbl-sample -p 1 --seed -1; echo "status $?"
SOURCE_DATE_EPOCH=today lbl-sample -p 1; echo "status $?"
lbl-sample --version | sed 's/[0-9.]*$/N/'
lbl-sample --help | head -n 1
lbl-sample --help >/dev/full; echo "status $?"
