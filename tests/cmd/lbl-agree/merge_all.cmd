# All coefficients, weights and errors from states of splits by item are the bytes of one run.
awk 'BEGIN { srand(5); for (i = 0; i < 200; i++) for (a = 0; a < 7; a++) if (rand() < .5)
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":%d}\n", i, a, 1 + int(rand() * rand() * 5) }' >data
for options in '' '--level ordinal --weights linear' '--level circular --categories 5,2,3,1,4,9' \
	'--weights ratio --benchmark altman -f csv' '--duplicates all'; do
	of_state=
	case $options in *categories*) of_state='--categories 5,2,3,1,4,9' ;; *dup*) of_state=$options ;; esac
	# shellcheck disable=SC2086  # lists of options
	lbl-agree --coefficient all -f json $options -j 1 data >want
	# shellcheck disable=SC2086
	lbl-agree --coefficient all -f json $options -j 3 data | cmp - want
	for n in 2 5; do
		rm -f shard.* state.*
		awk -v n=$n '{ split($0, f, "\""); print >("shard." (substr(f[4], 2) * 7 % 11) % n) }' data
		# shellcheck disable=SC2086
		for s in shard.*; do lbl-agree --partial $of_state "$s" >"state.${s#shard.}"; done
		# shellcheck disable=SC2086
		lbl-agree --merge --coefficient all -f json $options state.* | cmp - want
		lbl-agree --merge --partial state.* >sum
		sed -n '1!G;h;$p' state.* | lbl-agree --merge --partial | cmp - sum
		# shellcheck disable=SC2086
		lbl-agree --merge --coefficient all -f json $options sum | cmp - want
	done
done
# a state of old has no raters: what needs them says so, alone
sed 's/"raters":.*"sketch"/"sketch"/' sum >old
lbl-agree --merge --coefficient all -f csv old | cut -d, -f1,9
