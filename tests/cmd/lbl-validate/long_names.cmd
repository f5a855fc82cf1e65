# Messages hold long names whole; the reject file's cut one ends with a whole character.
name=$(awk 'BEGIN { for (i = 0; i < 600; i++) printf "\303\251" }')
printf '{"name":"n","version":"1.0.0","record":{"json_schema":{"required":["%s"]}}}' "$name" >s.json
printf '{"id":"a"}\n' | lbl-validate -q -s s.json --check -f json --reject bad | jq '.message | length'
jq '.error | length' bad
printf '{"name":"n","version":"1.0.0","%s":1}' "$name" >bad.json
lbl-validate --check-schema -f json bad.json | jq '.message | length'
