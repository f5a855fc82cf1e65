# Items that keep their own names: --id says where an item's id is.
printf '{"rules":[{"name":"t","field":"body","terms":["b"],"label":"y"}]}' >rules.json
printf '{"review":{"no":5},"body":"a b"}\n' >items
lbl-prelabel --rules rules.json items
echo "status $?"
lbl-prelabel --rules rules.json --id review.no items
