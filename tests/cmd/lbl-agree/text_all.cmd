# All coefficients with a benchmark and another confidence, as text; no line passes 80 columns.
printf '{"item":"%s","annotator":"%s","label":"%s"}\n' 1 a x 1 b x 1 c x 2 a x 2 b y 3 b y 3 c y \
	4 a x 4 b x 4 c x 5 c y 5 a y 6 a x >data
lbl-agree --coefficient all --benchmark landis-koch --ci-level 0.9 data >out
cat out
awk 'length > 80' out
