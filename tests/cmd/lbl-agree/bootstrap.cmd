# Errors and intervals by drawing items anew: text, JSON, CSV, by label.
awk 'BEGIN { srand(3); for (i = 0; i < 60; i++) { t = int(rand() * 3); for (a = 0; a < 3; a++) if (rand() < .8)
	printf "{\"item\":\"i%d\",\"annotator\":\"r%d\",\"label\":\"%d\"}\n", i, a, rand() < .7 ? t : int(rand() * 3) } }' >data
lbl-agree --ci bootstrap --replicates 500 data
lbl-agree --ci bootstrap --replicates 500 --coefficient all --benchmark altman -f csv data
lbl-agree --ci bootstrap --replicates 500 --seed 1 --ci-level .5 --by label -f json \
	--level ordinal --weights linear data |
	jq -c '(.options | [.ci, .replicates, .seed]), .coefficients.krippendorff_alpha, .by.label[0].coefficients.cohen_kappa'
# Another seed draws others; the first so many of a seed are the same, which many show.
lbl-agree --ci bootstrap --seed 1 -f csv data >one
lbl-agree --ci bootstrap --seed 2 -f csv data >two
cmp -s one two || echo differ
cut -d , -f 1,2 one >a
lbl-agree -f csv data | cut -d , -f 1,2 | cmp - a
# Nothing varies; replicates without a value.
head -n 3 data | lbl-agree --ci bootstrap | grep single_item
printf '{"item":%d,"annotator":"%s","label":"%s"}\n' 1 a x 1 b x 2 a y 2 b y >few
lbl-agree --ci bootstrap --coefficient alpha,cohen few | grep undefined
lbl-agree --ci bootstrap --coefficient alpha -f json few | jq .coefficients.krippendorff_alpha.replicates_undefined
: | lbl-agree --ci bootstrap -f json | jq -c .coefficients.fleiss_kappa
