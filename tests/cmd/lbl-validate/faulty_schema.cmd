# A faulty schema judges nothing: all its faults are named.
cat >bad.json <<'END'
{"name":"n","version":"1.0",
 "record":{"json_schema":{"properties":{"a":{"pattern":"x"}}}},
 "tasks":[{"name":"t","type":"taxonomy"}]}
END
echo '{"id":"a"}' | lbl-validate -s bad.json -o out
echo "status $?"
ls
printf '{"name":"n",\n"version":}' | lbl-validate -s - bad.json
echo "status $?"
