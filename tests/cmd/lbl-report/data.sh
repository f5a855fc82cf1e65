# shellcheck shell=sh
# Eleven annotations of four items, for the cases that are worked out by hand. Sourced.
#
#   item    ana   ben   rule:r@1   gold
#   1       x     x     x          x
#   2       x     y     x          y
#   3       y     null  -          y
#   4       y     y     x          -
#
# Kept: ana x x y y, ben x y y, rule x x x: x 6, y 4. Against gold, items 1 to 3: ana 2 of 3,
# ben 2 of 2, rule 1 of 2: 5 of 7. Gold x: 3 judgments, all x; gold y: 4, of which y 2, x 2.
# Precision x 3/5, y 2/2; recall x 3/3, y 2/4; F1 x 6/8, y 4/6.
cat >judgments.jsonl <<'EOF'
{"item":1,"annotator":"ana","label":"x","duration_ms":10,"created_at":"2026-03-02T09:00:00Z"}
{"item":1,"annotator":"ben","label":"x","duration_ms":1000,"created_at":"2026-03-03T10:00:00+01:00"}
{"item":1,"annotator":"rule:r@1","label":"x","origin":"rule"}
{"item":2,"annotator":"ana","label":"x","duration_ms":20,"created_at":"2026-03-02T09:00:01Z"}
{"item":2,"annotator":"ben","label":"y","duration_ms":2000}
{"item":2,"annotator":"rule:r@1","label":"x","origin":"rule"}
{"item":3,"annotator":"ana","label":"y","duration_ms":30,"created_at":"2026-03-02T08:59:59.5Z"}
{"item":3,"annotator":"ben","label":null,"duration_ms":3000}
{"item":4,"annotator":"ana","label":"y","duration_ms":40}
{"item":4,"annotator":"ben","label":"y","duration_ms":4000}
{"item":4,"annotator":"rule:r@1","label":"x","origin":"rule"}
EOF
cat >gold.jsonl <<'EOF'
{"item":1,"label":"x"}
{"item":2,"label":"y"}
{"item":3,"label":"y"}
{"item":9,"label":"x"}
EOF
