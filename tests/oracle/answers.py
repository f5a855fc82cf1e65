#!/usr/bin/env python3
"""Consensus on spans, boxes and texts by the definitions: an independent check of lbl-consensus.

    answers.py N SEED      N random data sets of each shape

Runs lbl-consensus (found on PATH) and compares every figure. Spans are voted on place by place,
boxes joined by a search for the best pair, texts aligned by whole tables. Python 3 alone is needed.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from fractions import Fraction as F

from marks import box_iou, most_matches, span_iou

SLACK = F(1, 10 ** 9)
NONE = None


def medians(pairs):
    """The least value with at least half of the weight up to it, and that with more than half."""
    total, below, lower = sum(w for _, w in pairs), 0, None
    for value, weight in sorted(pairs):
        below += weight
        if lower is None and 2 * below >= total:
            lower = value
        if 2 * below > total:
            return lower, value
    return lower, value


def near(iou, limit):
    return lambda x, y: x[0] == y[0] and iou(x[1], y[1]) > 0 and iou(x[1], y[1]) >= limit - SLACK


# ---- spans ----------------------------------------------------------------------

def pieces_of(voters, weights, needed, length):
    """[start, end) where most mark, cut where most of those who could cut do."""
    def marks(voter, start, end):
        return any(s <= start and end <= e for s, e in voter)

    def weigh(test):
        return sum(w for voter, w in zip(voters, weights) if test(voter))

    inside = [weigh(lambda v: marks(v, i, i + 1)) > needed for i in range(length)] + [False]
    pieces, start = [], None
    for at in range(length + 1):
        here = False
        if at and inside[at] and inside[at - 1]:
            across = weigh(lambda v: marks(v, at - 1, at + 1))
            apart = weigh(lambda v: marks(v, at - 1, at) and marks(v, at, at + 1) and
                          not marks(v, at - 1, at + 1))
            here = apart > across or not across
        if start is not None and (not inside[at] or here):
            pieces.append((start, at))
            start = None
        if inside[at] and start is None:
            start = at
    return pieces


def home(span, pieces):
    shared = [min(span[1], e) - max(span[0], s) for s, e in pieces]
    best = max(shared, default=0)
    return shared.index(best) if best > 0 else None


def settle(piece_spans, weights):
    """The spans of one piece, from {voter: spans}."""
    k = medians([(len(v), weights[i]) for i, v in piece_spans.items()])[0]
    out = []
    for n in range(k):
        own = [(sorted(v)[n], weights[i]) for i, v in piece_spans.items() if len(v) == k]
        start, end = (medians([(s[side], w) for s, w in own]) for side in (0, 1))
        out.append((start[1] if start[1] < end[0] else start[0], end[0]))
    return out


def vote_places(voters, weights, needed, length):
    solid = [[s for s in v if s[0] < s[1]] for v in voters]
    pieces = pieces_of(solid, weights, needed, length)
    held = defaultdict(lambda: defaultdict(list))
    for i, voter in enumerate(solid):
        for s in voter:
            if weights[i] and home(s, pieces) is not None:
                held[home(s, pieces)][i].append(s)
    out, before, previous = [], [], None
    for p in sorted(held):
        spans = settle(held[p], weights)
        if before and max(e for _, e in before) > min(s for s, _ in spans):
            before = [(s, min(e, pieces[previous][1])) for s, e in before]
            spans = [(max(s, pieces[p][0]), e) for s, e in spans]
        out += before
        before, previous = spans, p
    return out + before


def vote_spans(voters, weights, o):
    """A mark is (label, place); returns [(mark, confidence, exact)]."""
    total = sum(weights)
    needed = o["share"] * total
    out = []
    for label in {m[0] for v in voters for m in v}:
        own = [[p for x, p in v if x == label] for v in voters]
        found = vote_places(own, weights, needed, o["length"])
        for at in {s for v in own for s, e in v if s == e}:
            if sum(w for v, w in zip(own, weights) if (at, at) in v) > needed:
                found.append((at, at))
        for place in found:
            like = sum(w for v, w in zip(own, weights)
                       if any(near(span_iou, o["iou"])((0, p), (0, place)) for p in v))
            same = sum(w for v, w in zip(own, weights) if place in v)
            out.append(((label, place), like / total, same / total))
    return out


# ---- boxes ----------------------------------------------------------------------

def cluster(boxes, iou_min):
    """boxes: (voter, place), sorted."""
    of = list(range(len(boxes)))
    while True:
        best = (0, None, None)
        for i in range(len(boxes)):
            for j in range(i + 1, len(boxes)):
                iou = box_iou(boxes[i][1], boxes[j][1])
                if of[i] == of[j] or iou < iou_min - SLACK or iou <= best[0]:
                    continue
                a, b = ({boxes[k][0] for k in range(len(boxes)) if of[k] == of[x]} for x in (i, j))
                if not a & b:
                    best = (iou, i, j)
        if not best[0]:
            return [[b for k, b in enumerate(boxes) if of[k] == c] for c in set(of)]
        gone, into = of[best[2]], of[best[1]]
        of = [into if c == gone else c for c in of]


def merge(members, weights, how):
    def edge(get):
        pairs = [(get(place), weights[voter]) for voter, place in members]
        if how == "median":
            return sum(medians(pairs)) / F(2)
        return sum(v * w for v, w in pairs) / sum(w for _, w in pairs)

    x, y = edge(lambda p: p[0]), edge(lambda p: p[1])
    return (x, y, edge(lambda p: p[0] + p[2]) - x, edge(lambda p: p[1] + p[3]) - y)


def vote_boxes(voters, weights, o):
    total = sum(weights)
    out = []
    for label in {m[0] for v in voters for m in v}:
        boxes = sorted((i, p) for i, v in enumerate(voters) if weights[i] for x, p in v if x == label)
        for members in cluster(boxes, o["iou"]):
            weight = sum(weights[voter] for voter, _ in members)
            if weight <= o["share"] * total:
                continue
            place = merge(members, weights, o["merge"])
            iou = sum(weights[v] * box_iou(p, place) for v, p in members) / weight
            out.append(((label, place), weight / total, iou))
    return out


def answer_marks(voters, weights, o):
    vote, iou = (vote_spans, span_iou) if o["shape"] == "spans" else (vote_boxes, box_iou)
    agreed = sorted(vote(voters, weights, o), key=lambda a: (a[0][1], a[0][0]))
    marks = [a[0] for a in agreed]
    likeness = []
    for v in voters:
        n = len(v) + len(marks)
        like = F(2 * most_matches(v, marks, near(iou, o["iou"])), n) if n else F(1)
        likeness.append((like, sorted(v) == sorted(marks)))
    total = sum(weights)
    return {"label": marks,
            "parts": [list(a[1:]) for a in agreed],
            "confidence": sum(w * x[0] for w, x in zip(weights, likeness)) / total,
            "exact": sum(w for w, x in zip(weights, likeness) if x[1]) / total,
            "likeness": likeness}


# ---- texts ----------------------------------------------------------------------

def table(slots, text):
    """Costs of aligning the first i tokens to the first j slots; a slot is {token: weight}."""
    cost = [[0] * (len(slots) + 1) for _ in range(len(text) + 1)]
    for i in range(len(text) + 1):
        for j in range(len(slots) + 1):
            steps = [0] if not i + j else []
            if i and j:
                steps.append(cost[i - 1][j - 1] + (text[i - 1] not in slots[j - 1]))
            if j:
                steps.append(cost[i][j - 1] + (NONE not in slots[j - 1]))
            if i:
                steps.append(cost[i - 1][j] + 1)
            cost[i][j] = min(steps)
    return cost


def distance(a, b):
    return table([{t: 1} for t in a], b)[len(b)][len(a)]


def align(slots, text, weight, before):
    """Slots with one text more; `before`: the weight of those in it, or NONE: it is the first."""
    cost = table(slots, text)
    i, j, out = len(text), len(slots), []
    while i or j:
        if i and j and cost[i][j] == cost[i - 1][j - 1] + (text[i - 1] not in slots[j - 1]):
            slot, token, i, j = dict(slots[j - 1]), text[i - 1], i - 1, j - 1
        elif j and cost[i][j] == cost[i][j - 1] + (NONE not in slots[j - 1]):
            slot, token, j = dict(slots[j - 1]), NONE, j - 1
        else:
            slot, token, i = ({} if before is NONE else {NONE: before}), text[i - 1], i - 1
        slot[token] = slot.get(token, 0) + weight
        out.append(slot)
    return out[::-1]


def answer_text(texts, weights, _):
    heard = [i for i, w in enumerate(weights) if w]
    far = {i: sum(weights[k] * distance(texts[i], texts[k]) for k in heard) for i in heard}
    medoid = min(heard, key=lambda i: (far[i], i))
    slots, before = [], NONE
    for i in sorted(heard, key=lambda i: (distance(texts[medoid], texts[i]), i)):
        slots = align(slots, texts[i], weights[i], before)
        before = (before or 0) + weights[i]
    total = sum(weights)
    won = [max(s, key=lambda t: s[t]) for s in slots]  # of equal ones the first
    shares = [s[t] / total for s, t in zip(slots, won)]
    said = [t for t in won if t is not NONE]
    likeness = [(1 - F(distance(t, said), max(len(t), len(said), 1)), t == said) for t in texts]
    return {"label": " ".join(said),
            "parts": [x for x, t in zip(shares, won) if t is not NONE],
            "confidence": sum(shares) / len(shares) if shares else F(1),
            "exact": sum(w for w, x in zip(weights, likeness) if x[1]) / total,
            "tied": any(list(s.values()).count(s[t]) > 1 for s, t in zip(slots, won)),
            "likeness": likeness}


# ---- data and comparison --------------------------------------------------------

def draw_spans(rng, o):
    if o["truth"] and rng.random() < .6:
        spans = []
        for label, (start, end) in o["truth"]:
            start = max(0, start + rng.choice([0, 0, 0, -1, 1]))
            if rng.random() < .8:
                spans.append((label, (start, max(start, min(o["length"], end + rng.choice([0, 0, -1, 2]))))))
        return spans
    out = []
    for _ in range(rng.randrange(4)):
        start = rng.randrange(o["length"] - 6)
        out.append((rng.choice("ab"), (start, start + rng.randrange(7))))
    return out


def draw_boxes(rng, _):
    return [(rng.choice("aab"), (F(rng.randrange(4)), F(rng.randrange(3)), F(rng.randrange(3, 6)),
                                 F(rng.randrange(8, 12), 2))) for _ in range(rng.randrange(4))]


def draw_text(rng, o):
    words = [w for w in o["words"] if rng.random() < .85]
    return [rng.choice("abcdefgh") if rng.random() < .2 else w for w in words]


def plain(shape, label):
    if shape == "spans":
        return [{"start": s, "end": e, "label": x} for x, (s, e) in label]
    if shape == "boxes":
        return [dict(zip(("x", "y", "width", "height"), map(float, p)), label=x) for x, p in label]
    return "  ".join(label)


def parse(shape, line):
    if shape == "text":
        return line["label"], line["tokens"]
    names = ("start", "end") if shape == "spans" else ("x", "y", "width", "height")
    second = "exact" if shape == "spans" else "iou"
    return ([(m["label"], tuple(m[n] for n in names)) for m in line["label"]],
            [[p["confidence"], p[second]] for p in line["marks"]])


def flat(x):
    if isinstance(x, (list, tuple)):
        return [z for y in x for z in flat(y)]
    return [x]


def same(a, b):
    a, b = flat(a), flat(b)
    return len(a) == len(b) and all(
        x == y if isinstance(x, (str, bool)) else abs(float(x) - float(y)) < 1e-9
        for x, y in zip(a, b))


def run(shape, data, o, weights):
    with tempfile.TemporaryDirectory() as folder:
        who, skills = os.path.join(folder, "who"), os.path.join(folder, "skills")
        args = ["lbl-consensus", "--shape", shape, "--annotators-out", who]
        if shape != "text":
            args += ["--iou", str(float(o["iou"])), "--min-share", str(float(o["share"]))]
        if shape == "boxes":
            args += ["--merge", o["merge"]]
        if weights:
            with open(skills, "w") as f:
                for a, w in weights.items():
                    f.write(json.dumps({"annotator": a, "skill": float(w)}) + "\n")
            args += ["--method", "weighted", "--annotators-in", skills]
        text = "".join(json.dumps(r) + "\n" for r in data)
        out = subprocess.run(args, input=text, capture_output=True, text=True, check=True).stdout
        with open(who) as f:
            return ([json.loads(x) for x in out.splitlines()],
                    {x["annotator"]: x for x in map(json.loads, f)})


def check(shape, rng):
    """One data set; returns how many figures differ."""
    names = [f"r{i}" for i in range(rng.randrange(1, 7))]
    weights = {a: F(rng.choice([1, 2, 3, 8]), 4) for a in names} if rng.random() < .5 else None
    if weights and len(names) > 1 and rng.random() < .3:
        weights[names[0]] = F(0)
    o = {"shape": shape, "length": 30, "iou": rng.choice([F(1, 2), F(3, 10), F(0)]),
         "share": rng.choice([F(1, 2), F(1, 4), F(0), F(3, 4)]), "merge": rng.choice(["median", "mean"])}
    draw, answer = {"spans": (draw_spans, answer_marks), "boxes": (draw_boxes, answer_marks),
                    "text": (draw_text, answer_text)}[shape]
    data, items = [], []
    for n in range(4):
        o["truth"] = [(x, (s, s + rng.randrange(1, 7))) for x, s in (("a", 2), ("a", 9), ("b", 14))]
        o["words"] = [rng.choice("abcdefgh") for _ in range(rng.randrange(14))]
        voters = [draw(rng, o) for _ in names]
        items.append((f"i{n}", voters))
        data += [{"item": f"i{n}", "annotator": a, "label": plain(shape, v)} for a, v in zip(names, voters)]
    rng.shuffle(data)
    lines, who = run(shape, data, o, weights)
    lines = {x["item"]: x for x in lines}
    bad, sums = 0, defaultdict(lambda: [0, 0, 0])
    for item, voters in items:
        line, each = lines[item], [weights[a] if weights else F(1) for a in names]
        if not sum(each):
            bad += line["label"] is not None
            continue
        want = answer(voters, each, o)
        even = answer(voters, [F(1)] * len(names), o)
        label, parts = parse(shape, line)
        bad += not same(label, want["label"])
        bad += not same(parts, want["parts"])
        bad += not same([line["confidence"], line["exact"]], [want["confidence"], want["exact"]])
        bad += line["changed"] != (not same(even["label"], want["label"]))
        bad += shape == "text" and line["tied"] != want["tied"]
        for a, (like, exact) in zip(names, want["likeness"]):
            sums[a] = [x + y for x, y in zip(sums[a], (1, like, exact))]
    for a, (n, like, exact) in sums.items():
        bad += not same([who[a]["n"], who[a]["skill"], who[a]["exact"]["value"]],
                        [n, like / n, F(int(exact), n)])
    if bad:
        print(f"{shape}: {bad} differ", json.dumps(data), file=sys.stderr)
    return bad


def main():
    rounds, rng = int(sys.argv[1]), random.Random(int(sys.argv[2]))
    for shape in ("spans", "boxes", "text"):
        print(f"{shape}: {rounds} data sets, {sum(check(shape, rng) for _ in range(rounds))} figures differ")


if __name__ == "__main__":
    main()
