# "skip" and "?" are set aside; what is left are x x and one lone y.
printf '{"item":"%s","annotator":"%s","label":"%s"}\n' i1 a x i1 b x i1 c skip i2 a y i2 b '?' i3 c skip |
	lbl-agree --abstain skip,? -f json | jq -c '.options.abstain, .counts, .categories'
