# The page: markup that holds, nothing of the data taken for markup, no script, no network.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
cat >check.py <<'EOF'
import html.parser, sys
VOID = {'meta', 'link', 'br', 'rect', 'input', 'img', 'hr'}
class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(); self.open = []; self.tables = self.captions = self.heads = 0; self.text = ''
    def handle_startendtag(self, tag, attrs): pass
    def handle_starttag(self, tag, attrs):
        assert tag not in ('script', 'iframe', 'object', 'img', 'link', 'a', 'b'), tag
        for name, value in attrs:
            assert not name.startswith('on') and name not in ('src', 'href', 'style'), name
        if tag == 'table': self.tables += 1
        if tag == 'caption': self.captions += 1
        if tag == 'th': assert dict(attrs)['scope'] in ('row', 'col'); self.heads += 1
        if tag not in VOID: self.open.append(tag)
    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()
    def handle_data(self, data): self.text += data
data = open(sys.argv[1], encoding='utf-8').read()
page = Page(); page.feed(data); page.close()
assert not page.open, page.open
assert page.tables == page.captions, 'each table has its caption'
assert 'http:' not in data and 'https:' not in data and 'url(' not in data and '@import' not in data
assert data.startswith('<!DOCTYPE html>') and 'lang="en"' in data and 'name="viewport"' in data
for name in ('<script>alert("l")</script>', "</td><b onclick='x'>", '&lt;'):
    assert name in page.text, name
print(page.tables, 'tables, each with a caption')
EOF
cat >data <<'EOF'
{"item":1,"annotator":"</td><b onclick='x'>","label":"<script>alert(\"l\")</script>"}
{"item":2,"annotator":"&lt;","label":"a\u0000b\u001b[2J\u202e"}
{"item":2,"annotator":"m","label":"x","origin":"model"}
EOF
printf '{"item":1,"label":"<script>alert(\\"l\\")</script>"}\n{"item":2,"label":"</table>"}\n' >gold
lbl-report -f html -g gold -t '<script>"&</title>' data >page.html
python3 check.py page.html
grep -o 'a.u0000b[^<]*' page.html | sort -u
grep -c '</title>' page.html
lbl-report -f html data | wc -l | awk '$1 > 50 { print "lines" }'
