# Colors when asked for, never in a file otherwise.
lbl-sample -p 1 --color always nowhere 2>err; cat -v err
lbl-sample -p 1 --color auto nowhere 2>err; cat -v err
lbl-sample -p 1 --color never nowhere 2>err; cat -v err
