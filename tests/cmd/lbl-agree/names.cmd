# Names that would steer a terminal are shown, not obeyed.
printf '{"item":1,"annotator":"b\\u202e\\u2028\\u009bm","label":"y"}\n{"item":1,"annotator":"c\\u001b[2J d","label":"y"}\n' | lbl-agree | tail -n 1
printf '{"item":1,"annotator":"caf\\u00e9","label":"y"}\n{"item":1,"annotator":"","label":"y"}\n' | lbl-agree | tail -n 1
