# On stderr and only when asked for: a run without a terminal stays quiet.
printf '{"id":"a"}\n' >in
lbl-sample -p 1 in 2>err
cat err
lbl-sample -p 1 --progress always in 2>err
tr '\r' '\n' <err | grep -c 'lbl-sample: .* MB, .* records, .* MB/s'
lbl-sample -p 1 --progress never in 2>err
cat err
