# A class is its text: nothing is folded, trimmed or taken for missing.
pair() { printf '{"item":1,"annotator":"a","label":%s}\n{"item":1,"annotator":"b","label":%s}\n' "$1" "$2" |
	lbl-agree -f json | jq -c '[.coefficients.percent_agreement.value, .counts.abstained, .categories]'; }
pair '"nan"' '"nan"'
pair '""' '""'
pair '"NA"' '"null"'
pair '"Cat"' '"cat"'
pair '"cat"' '" cat"'
pair '"caf\u00e9"' '"café"'
pair '"\ud83d\ude00"' '"😀"'
pair '"a\/b"' '"a/b"'
pair 1 1.0
pair '"1"' 10e-1
pair true '"true"'
pair null '"x"'
pair '"x\u0000y"' '"x\u0000z"'
