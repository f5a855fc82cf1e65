# Marks that are none, with their places; options that marks have no use for.
one() {
	printf '{"item":1,"annotator":"a","label":%s}\n' "$2" | lbl-agree --shape "$1"
	echo "status $?"
}
one spans '"x"'
one spans '[{"start":0,"end":2}]'
one spans '[{"start":3,"end":2,"label":"x"}]'
one spans '[{"x":0,"y":0,"width":1,"height":1,"label":"x"}]'
one boxes '[{"x":0,"y":0,"width":-1,"height":1,"label":"x"}]'
one boxes '{"a":"x","b":"y"}'
try() { lbl-agree "$@" </dev/null; echo "status $?"; }
try --iou 0.5
try --shape spans --iou 1.5
try --shape spans --level ordinal
try --shape spans --weights linear
try --shape boxes --distance masi
try --shape boxes --categories car,dog
try --shape boxes --benchmark fleiss
try --shape boxes --ci-level 0.9
try --shape spans --coefficient alpha
try --shape boxes --coefficient f1_exact
try --coefficient f1
try --shape spans --min f1=0.5
try --shape boxes --by item
# Units: one label may not have two, nor two labels.
mark='{"item":1,"annotator":"%s","label":[{"start":0,"end":2,"label":"x"%s}]}\n'
# shellcheck disable=SC2059
printf "$mark" a ',"unit":"byte"' b ',"unit":"utf16"' | lbl-agree --shape spans
# shellcheck disable=SC2059
printf "$mark" a '' b ',"unit":"byte"' | lbl-agree --shape spans
# shellcheck disable=SC2059
printf "$mark" a ',"unit":"byte"' b ',"unit":"byte"' | lbl-agree --shape spans -f csv
