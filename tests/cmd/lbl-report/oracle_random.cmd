# Random judgments, counted again by other software: python3's own arithmetic.
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
cat >oracle.py <<'EOF'
import collections, json, math, random, statistics, subprocess, sys

def wilson(k, n, z=1.959963984540054):
    if n == 0: return None
    p, s = k / n, 1 + z * z / n
    c = (p + z * z / (2 * n)) / s
    h = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / s
    return [0 if k == 0 else c - h, 1 if k == n else c + h]

def near(a, b, what):
    if isinstance(b, list):
        assert len(a) == len(b), what
        for x, y in zip(a, b): near(x, y, what)
    elif b is None or a is None:
        assert a is b, (what, a, b)
    else:
        assert abs(a - b) <= 1e-11 * max(1, abs(b)), (what, a, b)

def rate(got, k, n, what):
    assert got['n'] == n, what
    near(got['value'], k / n if n else None, what)
    near(got['ci'], wilson(k, n), what)

def check(seed):
    r = random.Random(seed)
    labels = ['l%d' % i for i in range(r.randint(1, 9))]
    items, people = r.randint(1, 80), r.randint(1, 12)
    gold = {i: r.choice(labels) for i in range(items) if r.random() < .6}
    rows = []
    for _ in range(r.randint(0, 600)):
        rows.append({'item': r.randrange(items), 'annotator': 'a%d' % r.randrange(people),
                     'label': r.choice(labels + [None]), 'origin': r.choice(['human', 'model']),
                     'duration_ms': r.randint(0, 100)})
    policy = r.choice(['last', 'first', 'all'])
    with open('data', 'w') as f:
        for x in rows: f.write(json.dumps(x) + '\n')
    with open('gold', 'w') as f:
        for i, l in gold.items(): f.write(json.dumps({'item': i, 'label': l}) + '\n')
    got = json.loads(subprocess.run(['lbl-report', '-g', 'gold', '-f', 'json', '--duplicates', policy,
                                     'data'], stdout=subprocess.PIPE, check=True).stdout)
    kept = [x for x in rows if x['label'] is not None]
    if policy != 'all':
        seen = {}
        for x in kept:
            key = x['item'], x['annotator']
            if policy == 'last' or key not in seen: seen[key] = x
        duplicates = len(kept) - len(seen)
        kept = list(seen.values())
    else:
        duplicates = 0
    c = got['counts']
    assert c['annotations'] == len(rows) and c['kept'] == len(kept), seed
    assert c['duplicates'] == duplicates and c['items'] == len({x['item'] for x in rows}), seed
    assert c['abstained'] == sum(x['label'] is None for x in rows), seed
    assert {l['label']: l['n'] for l in got['labels']} == collections.Counter(x['label'] for x in kept)
    for a in got['annotators']:
        who = a['annotator'], a['origin']
        mine = [x for x in rows if (x['annotator'], x['origin']) == who]
        keep = [x for x in kept if (x['annotator'], x['origin']) == who]
        times = sorted(x['duration_ms'] for x in mine)
        d = a['duration_ms']
        assert a['annotations'] == d['n'] == len(mine) and a['kept'] == len(keep), who
        assert a['items'] == len({x['item'] for x in keep}), who
        assert d['median'] == times[(len(times) + 1) // 2 - 1], who
        assert d['p90'] == times[math.ceil(9 * len(times) / 10) - 1] and d['total'] == sum(times), who
        near(d['per_hour'], len(times) * 3.6e6 / sum(times) if sum(times) else None, who)
        near(a['share'], len(mine) / len(rows), who)
        assert a['labels'] == collections.Counter(x['label'] for x in keep), who
    g, judged = got['gold'], [x for x in kept if x['item'] in gold]
    truth = [gold[x['item']] for x in judged]
    given = [x['label'] for x in judged]
    hits = sum(t == l for t, l in zip(truth, given))
    rate(g['accuracy'], hits, len(judged), 'accuracy')
    used = sorted(set(truth) | set(given))
    assert [b['label'] for b in g['by_label']] == used, seed
    sums, weighted = [0, 0, 0], [0, 0, 0]
    for b in g['by_label']:
        l = b['label']
        tp = sum(t == l == y for t, y in zip(truth, given))
        rate(b['precision'], tp, given.count(l), l)
        rate(b['recall'], tp, truth.count(l), l)
        p = tp / given.count(l) if given.count(l) else 0
        q = tp / truth.count(l) if truth.count(l) else 0
        f1 = 2 * p * q / (p + q) if p + q else 0
        near(b['f1'], f1, l)
        for i, v in enumerate((p, q, f1)):
            sums[i] += v / len(used)
            weighted[i] += v * truth.count(l) / len(judged)
    names = 'precision', 'recall', 'f1'
    if judged:
        near([g['macro'][n] for n in names], sums, 'macro')
        near([g['weighted'][n] for n in names], weighted, 'weighted')
        near([g['micro'][n] for n in names], [hits / len(judged)] * 3, 'micro')
    want = collections.Counter(zip(truth, given))
    assert {(x['gold'], x['label']): x['n'] for x in g['confusion']} == want, seed
    for b in g['by_origin']:
        mine = [(gold[x['item']], x['label']) for x in judged if x['origin'] == b['origin']]
        rate(b['accuracy'], sum(t == l for t, l in mine), len(mine), b['origin'])

for seed in range(40):
    check(seed)
print('40 inputs agree')
EOF
python3 oracle.py
