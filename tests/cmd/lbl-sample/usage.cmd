# Words that make no sense together are refused, not passed over.
try()
{
	lbl-sample "$@" </dev/null
	echo "status $?"
}
try
try -n 1 -p 0.5
try -p 1.5
try -n -1
try -n 1 --measure entropy
try -n 1 --score s
try -n 1 --unscored skip
try -n 1 --rank-by uncertainty --score s --measure margin
try -n 1 --allocate equal
try -p 0.1 --stratify g --allocate equal
try -n 1 --by-position --key k
try -n 1 --by-position --stratify g
try -n 1 --by-position --rank-by uncertainty
try -n 1 --key a..b
try -n 1 --rank-by best
