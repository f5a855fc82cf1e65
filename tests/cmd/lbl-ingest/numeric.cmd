# --numeric: the text of a number becomes that number, digit for digit; empty is null.
printf 'a,n\nx,1.50\ny,\nz,"-1e400"\nw,18446744073709551617\n' | lbl-ingest --from csv --numeric n --id a --no-meta
for bad in ' 1' '1,' 01 .5 +1 NaN 0x1 '1 '; do
	printf 'n;a\n%s;x\n' "$bad" | lbl-ingest --from csv --delimiter ';' --numeric n
done
echo '# JSON: a string that is a number becomes one, a number stays'
printf '{"k":"a","n":"1.50"}\n{"k":"b","n":1.50}\n{"k":"c","n":""}\n{"k":"d","n":null}\n{"k":"e"}\n{"k":"f","n":"x"}\n' |
	lbl-ingest --numeric n --id k --no-meta
printf '{"t":1,"w":2,"l":"3","c":"0.5"}\n' |
	lbl-ingest --as annotation --map item=t --map annotator=w --map label=l --map confidence=c --numeric l,c --no-meta
