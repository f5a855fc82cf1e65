# Other names of annotators and labels change nothing but order.
awk 'BEGIN { srand(11); for (i = 0; i < 200; i++) for (a = 0; a < 5; a++) if (rand() < .7)
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":\"k%d\"}\n", i, a, int(rand() * rand() * 4) }' >data
figures() { lbl-agree -f json | jq -c '.coefficients'; }
figures <data >want
sed 's/"r0"/"z"/; s/"r3"/"A"/; s/"r4"/"r0"/' data | figures | cmp - want
sed 's/"k0"/"z"/; s/"k2"/"a"/; s/"k3"/"k0"/' data | figures | cmp - want
sed 's/"i1/"j1/; s/"i5/"a5/' data | figures | cmp - want
# An item rated once enters Fleiss' expected agreement and nothing else.
{ cat data; printf '{"item":"lone","annotator":"r0","label":"k0"}\n'; } | figures >lone
jq -c 'to_entries[] | [.key, .value.value, .value.observed]' want >a
jq -c 'to_entries[] | [.key, .value.value, .value.observed]' lone >b
diff a b | grep -c fleiss_kappa
diff a b | grep -v fleiss_kappa
jq -c '[.fleiss_kappa.n, .krippendorff_alpha.n]' want lone
