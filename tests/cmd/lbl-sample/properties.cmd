# The sample is a property of the records: their order, their split and n are no matter.
awk 'BEGIN { for (i = 0; i < 5000; i++) printf "{\"id\":\"r%d\",\"g\":\"%c\"}\n", i, 97 + i * i % 7 }' >data
awk '{ print (NR * 7919) % 6007 "\t" $0 }' data | sort -n | cut -f 2- >shuffled
cmp -s data shuffled && echo 'not shuffled'
for how in '-n 100' '-p 0.03' '-n 100 --stratify g' '-n 9 --stratify g --allocate each' '-p 0.03 --stratify g'; do
	lbl-sample $how data | sort >a
	lbl-sample $how shuffled | sort | cmp - a
	lbl-sample $how data >b
	grep -nxFf b data | cut -d : -f 2- | cmp - b # in the order of the input
done
# the sample of the union is the union of the samples
head -n 1234 data >one
tail -n +1235 data >two
lbl-sample -p 0.1 data >whole
{ lbl-sample -p 0.1 one; lbl-sample -p 0.1 two; } | cmp - whole
lbl-sample -p 0.1 one two | cmp - whole
# of n: shards' samples hold what the whole's does
{ lbl-sample -n 50 one; lbl-sample -n 50 two; } | lbl-sample -n 50 >c
lbl-sample -n 50 data | cmp - c
# a larger sample holds the smaller
for how in '' '--stratify g' '--stratify g --allocate equal'; do
	: >smaller
	for n in 1 2 10 11 100 1000 4999 5000; do
		lbl-sample -n $n $how data | sort >larger
		comm -23 smaller larger
		mv larger smaller
	done
done
lbl-sample -p 0.2 data | sort >larger
lbl-sample -p 0.1 data | sort | comm -23 - larger
# another seed, another sample; the default is one for all days
lbl-sample -n 100 --seed 1 data | cmp -s - b && echo 'the seed is no matter'
lbl-sample -n 3 data
