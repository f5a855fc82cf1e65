# What makes a record itself: its id, else its bytes, else what --key says.
printf '%s\n' '{"id":"a","v":1}' '{"id":"a","v":2}' '{"id":"b","v":1}' '{"id":"\u0062","v":2}' >same
# records of one key are chosen together, but for -n, which counts records
for seed in 1 2 3 4 5 6 7 8; do
	lbl-sample -p 0.5 --seed $seed same | jq -r .id | uniq -c | awk '{ print $1 }'
done | sort | uniq -c | awk '{ print $2 }'
lbl-sample -n 3 same | wc -l
# --key groups by another member; a number and its text are one key
printf '%s\n' '{"id":1,"g":{"u":7}}' '{"id":2,"g":{"u":"7"}}' '{"id":3,"g":{"u":"7"}}' >grouped
for seed in 1 2 3 4 5 6 7 8; do lbl-sample -p 0.5 --key g.u --seed $seed grouped | wc -l; done | sort -u
for seed in 1 2 3 4 5 6 7 8; do lbl-sample -p 0.5 --key /g/u --seed $seed grouped | wc -l; done | sort -u
# without a key, or with null, the bytes are it: CR LF and blanks behind are no part of them
printf '{"x":1}\n{"x":2}\n{"id":null,"x":3}\n{"x":4}\n' >plain
printf '{"x":1}\r\n{"x":2} \r\n{"id":null,"x":3}\r\n{"x":4}\t\r\n' >crlf
for seed in 1 2 3 4 5 6 7 8; do
	lbl-sample -n 2 --seed $seed plain | jq -c .x >a
	lbl-sample -n 2 --seed $seed crlf | jq -c .x | cmp - a
done
