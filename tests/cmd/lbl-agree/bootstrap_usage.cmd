try() { lbl-agree "$@" </dev/null >out; echo "status $?"; }
try --replicates 500
try --ci analytic --replicates 500
try --ci bootstrap --replicates 99
try --ci bootstrap --replicates 1000001
try --ci bootstrap --ci-level .9999
try --ci bootstrap --ci-level .9999 --replicates 19999
try --ci some
try --partial --ci bootstrap
try --partial --ci analytic
try --partial --replicates 500
try --ci bootstrap --shape spans
try --ci bootstrap --by item
# What takes long is told before it is begun.
awk 'BEGIN { for (i = 0; i < 1100; i++) for (a = 0; a < 2; a++)
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":\"%d\"}\n", i, a + i, (a + i) % 3 }' >data
lbl-agree --ci bootstrap --replicates 500000 --coefficient cohen data >out 2>note &
while [ ! -s note ]; do sleep .05; done
kill $!
cat note
