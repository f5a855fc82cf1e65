#!/usr/bin/env python3
"""Agreement on spans and boxes by the definitions: an independent check of lbl-agree.

    marks.py random N SEED      N random data sets of each shape
    marks.py evalme FILE        boxes of an export of Label Studio

Each runs lbl-agree (found on PATH) and compares every figure. Places are exact
fractions, matchings are found by trying all ways. Python 3 alone is needed.
"""
import functools
import json
import random
import subprocess
import sys
from collections import defaultdict
from fractions import Fraction as F
from itertools import combinations

from agreement import Tally

SLACK = F(1, 10 ** 9)
NAMES = {"spans": ("span_f1_exact", "span_f1_overlap"), "boxes": ("box_f1",)}


# ---- the definitions ----------------------------------------------------------

def span_iou(a, b):
    both = min(a[1], b[1]) - max(a[0], b[0])
    if a == b:
        return F(1)
    return both / (max(a[1], b[1]) - min(a[0], b[0])) if both > 0 else F(0)


def box_iou(a, b):
    if a == b:
        return F(1)
    sides = [min(a[i] + a[i + 2], b[i] + b[i + 2]) - max(a[i], b[i]) for i in (0, 1)]
    if min(sides) <= 0:
        return F(0)
    both = sides[0] * sides[1]
    return both / (a[2] * a[3] + b[2] * b[3] - both)


def most_matches(a, b, near):
    """Pairs (i, j) with near(a[i], b[j]), each in one at most: every row is tried with every free column."""
    allowed = [[j for j, y in enumerate(b) if near(x, y)] for x in a]

    @functools.lru_cache(None)
    def best(i, free):
        if i == len(a):
            return 0
        return max([best(i + 1, free)] +
                   [1 + best(i + 1, free - {j}) for j in allowed[i] if j in free])

    wanted = {j for row in allowed for j in row}
    return best(0, frozenset(wanted))


def f1(matched, n_a, n_b):
    return F(2 * matched, n_a + n_b) if n_a + n_b else None


def mean(values):
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None


def settle(rows):
    """{item: {annotator: marks}}: null is set aside, the last of several counts."""
    items = defaultdict(dict)
    for item, annotator, marks in rows:
        if marks is not None:
            items[item][annotator] = marks
    return items


def measure(rows, shape, iou_min):
    """A mark is (label, place)."""
    iou = span_iou if shape == "spans" else box_iou
    items = settle(rows)
    tests = {"exact": lambda x, y: x == y,
             "near": lambda x, y: x[0] == y[0] and iou(x[1], y[1]) > 0 and
             iou(x[1], y[1]) >= iou_min - SLACK}
    tests = [tests["exact"], tests["near"]] if shape == "spans" else [tests["near"]]
    labels = sorted({m[0] for i in items.values() for marks in i.values() for m in marks},
                    key=str.encode)
    sums = defaultdict(lambda: [0, 0, 0] + [0] * len(tests))  # by (a, b, label); items in the first
    for answers in items.values():
        for a, b in combinations(sorted(answers, key=str.encode), 2):
            for label in [None, *labels]:
                x = [m for m in answers[a] if label in (None, m[0])]
                y = [m for m in answers[b] if label in (None, m[0])]
                of = sums[a, b, label]
                for k, add in enumerate([1, len(x), len(y)] + [most_matches(x, y, t) for t in tests]):
                    of[k] += add
    pairs = sorted({ab[:2] for ab in sums}, key=lambda ab: (ab[0].encode(), ab[1].encode()))

    def figures(label, of=pairs):
        return [mean(f1(sums[a, b, label][3 + k], *sums[a, b, label][1:3]) for a, b in of)
                for k in range(len(tests))]

    return {
        "paired_items": sum(len(answers) > 1 for answers in items.values()),
        "categories": labels,
        "all": figures(None),
        "n": sum(sums[a, b, None][0] for a, b in pairs if sum(sums[a, b, None][1:3])),
        "labels": {label: figures(label) for label in labels},
        "pairs": [[a, b, *sums[a, b, None][:3], *figures(None, [(a, b)])] for a, b in pairs],
        "annotators": {who: figures(None, [ab for ab in pairs if who in ab])
                       for who in {r[1] for r in rows}},
    }


# ---- comparing ----------------------------------------------------------------

def as_json(marks, shape):
    if marks is None:
        return None
    members = ("start", "end") if shape == "spans" else ("x", "y", "width", "height")
    return [{**{name: float(v) for name, v in zip(members, place)}, "label": label}
            for label, place in marks]


def run(rows, shape, *options):
    data = "".join(json.dumps({"item": i, "annotator": a, "label": as_json(x, shape)}) + "\n"
                   for i, a, x in rows).encode()
    got = subprocess.run(["lbl-agree", "-f", "json", "--shape", shape, "--by", "label,annotator",
                          *options], input=data, stdout=subprocess.PIPE, check=True)
    return json.loads(got.stdout)


def compare(tally, what, got, want, shape):
    def check(part, of, figures):
        for name, figure in zip(NAMES[shape], figures):
            tally.check(f"{what} {part} {name}", of[name], figure)

    def values(coefficients):
        return {name: coefficients[name]["value"] for name in NAMES[shape]}

    tally.check(f"{what} paired", got["counts"]["paired_items"], want["paired_items"])
    tally.check(f"{what} categories", got["categories"], want["categories"])
    check("all", values(got["coefficients"]), want["all"])
    tally.check(f"{what} n", got["coefficients"][NAMES[shape][0]]["n"], want["n"])
    by = got["by"]
    tally.check(f"{what} labels", [row["label"] for row in by["label"]], list(want["labels"]))
    for row in by["label"]:
        check(row["label"], values(row["coefficients"]), want["labels"][row["label"]])
    for row in by["annotator"]:
        check(row["annotator"], row, want["annotators"][row["annotator"]])
    tally.check(f"{what} pairs", [[*p["annotators"], p["n"], *p["marks"]] for p in by["pair"]],
                [p[:5] for p in want["pairs"]])
    for row, pair in zip(by["pair"], want["pairs"]):
        check(pair[:2], row, pair[5:])


def random_marks(r, shape, crowd):
    """Places are eighths: exact as decimals and as doubles."""
    size = r.choice((4, 12, 40))

    def one():
        x = [F(r.randint(0, size * 8), r.choice((8, 8, 1))) for _ in range(2)]
        if shape == "spans":
            return (x[0], x[0] + F(r.randint(0, size), r.choice((8, 2, 1))))
        return (*x, F(r.randint(0, size), 2), F(r.randint(0, size), 2))

    return [(r.choice(("x", "y", "\u00e9", "Z")[:crowd % 4 + 1]), one())
            for _ in range(r.choice((0, 1, 2, 3, crowd)))]


def random_rows(r, shape):
    annotators = [f"r{i}" for i in range(r.randint(2, 5))]
    shared = random_marks(r, shape, 5)
    rows = []
    for item in range(r.randint(1, 8)):
        for a in annotators:
            if r.random() < .25:
                continue
            own = random_marks(r, shape, 6)
            agreed = [m for m in shared if r.random() < .6]
            rows.append((f"i{item}", a, None if r.random() < .1 else own[:3] + agreed))
    r.shuffle(rows)
    return rows


def check_random(n, seed):
    tally, r = Tally(), random.Random(seed)
    for k in range(n):
        for shape in NAMES:
            rows = random_rows(r, shape)
            iou_min = r.choice((None, F(0), F(1, 5), F(1, 3), F(1, 2), F(3, 4), F(1)))
            options = [] if iou_min is None else ["--iou", str(float(iou_min))]
            if iou_min is None:
                iou_min = F(0) if shape == "spans" else F(1, 2)
            compare(tally, f"{shape} {k}", run(rows, shape, *options), measure(rows, shape, iou_min),
                    shape)
    print(f"{n} data sets a shape: {tally.bad} figures differ")


def check_evalme(name):
    """Rectangles of Label Studio: places in per cent, with all the digits that JSON has."""
    tally, rows = Tally(), []
    for task in json.load(open(name), parse_float=F):
        for annotation in task["annotations"]:
            marks = [(v["rectanglelabels"][0], tuple(F(v[k]) for k in ("x", "y", "width", "height")))
                     for v in (m["value"] for m in annotation["result"])
                     if "rectanglelabels" in v]
            rows.append((str(task["id"]), str(annotation["completed_by"]["id"]), marks))
    for iou_min in (F(1, 10), F(3, 10), F(1, 2), F(3, 4)):
        got = run(rows, "boxes", "--iou", str(float(iou_min)))
        compare(tally, f"iou {float(iou_min)}", got, measure(rows, "boxes", iou_min), "boxes")
        print(f"--iou {float(iou_min)}: box_f1 {got['coefficients']['box_f1']['value']}")
    print(f"{len(rows)} annotations: {tally.bad} figures differ")


if __name__ == "__main__":
    if sys.argv[1] == "random":
        check_random(int(sys.argv[2]), int(sys.argv[3]))
    else:
        check_evalme(sys.argv[2])
