# Votes are appended to items; all other bytes, and all other records, stay as they are.
cat >rules.json <<'END'
{"name":"reviews","version":2,"rules":[
 {"name":"complaint","terms":["never again","Refund","naïve café","退款","don't"],"label":"negative","confidence":0.8},
 {"name":"praise","pattern":"\\b(great|love)\\b","flags":"i","label":"positive","confidence":0.7,"priority":5},
 {"name":"tag","version":"1.1","field":"meta.tags","terms":["vip"],"label":["x","y"],"note":"a \"tag\""},
 {"name":"stars","field":"/data/stars~1of 5","pattern":"^[12]$","label":{"sentiment":"negative"},"confidence":1}]}
END
cat >items <<'END'
{"id":"a","data":{"text":"Never  AGAIN. I want a refund"}}
{"id":"b", "data":{"text":"great, NAÏVE CAFÉ"} , "suggestions":[ {"label":"q", "n":0.80} ] }
{"id":"c","data":{"text":"refunds greatly 我要退款了"},"meta":{"tags":["a","VIP x"]},"suggestions":[]}
{"id":"d","data":{"text":"I don’t know; \u0067reat"},"suggestions":null,"z":1e400}
{"id":"e","data":{"text":"nothing","stars/of 5":"2"}}
{"id":"f","data":{"text":17},"suggestions":[{"label":"kept"}]}
{"id":7}
{"item":"d","annotator":"x","label":"great refund"}
{"item":"d","label":"refund"}
END
lbl-prelabel --rules rules.json items
