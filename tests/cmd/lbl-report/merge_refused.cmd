# What must not be merged: a shard twice, other options, another gold, another program's state.
try() {
	lbl-report --merge "$@" >out
	echo "status $?"
	cat out
}
printf '{"item":1,"annotator":"ana","label":"x"}\n' >a
printf '{"item":2,"annotator":"ana","label":"x"}\n' >b
printf ' {"item":1,"annotator":"ana","label":"x"} \r\n' >again
echo '{"item":1,"label":"x"}' >gold
echo '{"item":1,"label":"y"}' >other
for f in a b again; do lbl-report --partial $f >$f.state; done
try a.state b.state a.state
try a.state again.state
lbl-report --merge --partial a.state b.state >ab.state
try ab.state b.state
lbl-report --partial --abstain x b >abstain.state
try a.state abstain.state
lbl-report --partial --gold gold a >gold.state
lbl-report --partial --gold other b >other.state
try gold.state other.state
try a.state b.state --duplicates all
try a.state --stage review
try gold.state --gold other
try --gold gold a.state
try --stage label --duplicates last --item item a.state | sed -n 1,2p
lbl-agree --partial a | try -
try a
printf '{"kind":"report_state","version":2}\n' | try -
cut -c 1-300 a.state | try -
lbl-report --partial -f html a
echo "status $?"
lbl-report --partial --title T a
echo "status $?"
