# CSV to items: every column to data, the id a hash of the content. The ids are
# XXH3_128bits (xxHash 0.8.1) of {"data":{"a":"1","b":"x \"y\", z"}} and {"data":{"a":"2","b":""}}.
printf 'a,b\n1,"x ""y"", z"\n2,\n' >t.csv
lbl-ingest t.csv
echo '# nothing is trimmed, a number stays the string that it is'
printf 'a,b\n 1.50 ,\tx \n' | lbl-ingest --from csv --no-meta
