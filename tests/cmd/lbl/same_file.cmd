# Two outputs of one name would lose one; reading what is being appended would never end.
printf '{"id":"a"}\nx\n' >in
mkdir sub
for other in x ./x sub/../x link; do
	ln -sf x link
	lbl-sample -p 1 -o x --reject $other in; echo "status $?"
	rm -f link
done
lbl-sample -p 1 -o /dev/null --reject /dev/null in; echo "status $?"
ls -A
printf '{"id":"a"}\n' >good
lbl-sample -p 1 good >>good; echo "status $?"
lbl-sample -p 1 <good >>good; echo "status $?"
lbl-sample -p 1 in ./good - <good >>good; echo "status $?"
lbl-sample -p 1 -o - sub/../good >>good; echo "status $?"
lbl-sample -p 1 --reject other in >other; echo "status $?"
cat good
lbl-sample -p 1 -o good good; echo "status $?"
lbl-sample -p 1 </dev/null >/dev/null; echo "status $?"
