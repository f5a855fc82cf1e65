lbl-agree
lbl-agree -f json </dev/null
printf '\n \n' | lbl-agree -f json | jq -c '.counts.annotations, .coefficients.cohen_kappa'
