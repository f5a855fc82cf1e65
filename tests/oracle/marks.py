#!/usr/bin/env python3
"""Agreement on spans and boxes by the definitions: an independent check of lbl-agree.

    marks.py random N SEED      N random data sets of each shape
    marks.py unitizing N SEED   N random data sets of texts that are cut into units
    marks.py disorder N SEED    N random data sets of units to align
    marks.py evalme FILE        boxes of an export of Label Studio

Each runs lbl-agree (found on PATH) and compares every figure. Places are exact
fractions, matchings are found by trying all ways. Python 3 alone is needed.
"""
import functools
import itertools
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


def sections(units, begin, length):
    """A text cut into units and gaps: (start, end, is it a unit)."""
    out, at = [], begin
    for start, end in sorted(units):
        if start > at:
            out.append((at, start, False))
        out.append((start, end, True))
        at = end
    if at < begin + length:
        out.append((at, begin + length, False))
    return out


def differ(x, y):
    """Krippendorff's squared difference of two sections."""
    if max(x[0], y[0]) >= min(x[1], y[1]):
        return 0
    if x[2] and y[2]:
        return (x[0] - y[0]) ** 2 + (x[1] - y[1]) ** 2
    for unit, gap in ((x, y), (y, x)):
        if unit[2] and not gap[2] and gap[0] <= unit[0] and unit[1] <= gap[1]:
            return (unit[1] - unit[0]) ** 2
    return 0


def unfit(answers):
    """Why an item is left out, or None; answers: {annotator: (begin, length, marks)}."""
    extents = {answer[:2] for answer in answers.values()}
    begin, length = next(iter(extents))
    if len(extents) > 1 or length is None:
        return "no_length"
    marks = [(a, label, *place) for a, answer in answers.items() for label, place in answer[2]]
    if any(x.denominator > 1 for m in marks for x in m[2:]):
        return "not_whole"
    if any(start == end for _, _, start, end in marks):
        return "empty"
    if any(start < begin or end > begin + length for _, _, start, end in marks):
        return "outside"
    for x, y in combinations(marks, 2):
        if x[:2] == y[:2] and x[2] < y[3] and y[2] < x[3]:
            return "overlap"
    return None


def alpha_u(items, labels):
    """Items: [{annotator: (begin, length, marks)}]; by label in (None, *labels), and what is left out."""
    left_out = defaultdict(int)
    for answers in items:
        left_out[unfit(answers)] += 1
    fit = [answers for answers in items if unfit(answers) is None]
    everyone = sorted({a for answers in fit for a in answers})
    complete = [answers for answers in fit if len(answers) == len(everyone)]
    left_out["incomplete"] = len(fit) - len(complete)
    left_out.pop(None, None)
    m, length = len(everyone), sum(next(iter(c.values()))[1] for c in complete)
    by_label = {}
    for label in labels:
        observed, gaps, units = 0, [], []
        for answers in complete:
            cut = [sections([p for x, p in marks if x == label], begin, size)
                   for begin, size, marks in answers.values()]
            observed += sum(differ(x, y) for a, b in combinations(cut, 2) for x in a for y in b)
            for x in (x for c in cut for x in c):
                (units if x[2] else gaps).append(x[1] - x[0])
        if not units or m < 2:
            by_label[label] = (F(0), F(0))
            continue
        chance = sum(F(len(units) - 1, 3) * (2 * u ** 3 - 3 * u ** 2 + u) +
                     u * u * sum(g - u + 1 for g in gaps if g >= u) for u in units)
        by_label[label] = (F(2 * observed, m * (m - 1) * length ** 2),
                           F(2, length) * chance / (m * length * (m * length - 1) -
                                                    sum(u * (u - 1) for u in units)))
    by_label[None] = tuple(map(sum, zip(*by_label.values()))) if by_label else (0, 0)
    return ({x: 1 - o / e if e else None for x, (o, e) in by_label.items()},
            {why: n for why, n in left_out.items() if n}, len(complete))


def unlike(x, y):
    """Gamma's dissimilarity of two units, with alpha, beta and delta_empty 1."""
    (a, (start, end)), (b, (other_start, other_end)) = x, y
    apart = abs(start - other_start) + abs(end - other_end)
    return (apart / (end - start + other_end - other_start)) ** 2 + (a != b)


def disorder(annotators):
    """Of lists of units: the least cost of all ways to put each unit into one group, by subsets."""
    units = [(a, u) for a, own in enumerate(annotators) for u in own]
    n, all_units = len(annotators), (1 << sum(map(len, annotators))) - 1
    pairs = F(n * (n - 1), 2)
    groups = defaultdict(list)  # by the first unit
    for chosen in itertools.product(*([None, *[i for i, u in enumerate(units) if u[0] == a]]
                                      for a in range(n))):
        own = [i for i in chosen if i is not None]
        if own:
            cost = sum(unlike(units[i][1], units[j][1]) for i, j in combinations(own, 2))
            cost += pairs - F(len(own) * (len(own) - 1), 2)
            groups[min(own)].append((sum(1 << i for i in own), cost / pairs))

    @functools.lru_cache(None)
    def best(covered):
        if covered == all_units:
            return F(0)
        first = next(i for i in range(len(units)) if not covered >> i & 1)
        return min(cost + best(covered | group) for group, cost in groups[first]
                   if not covered & group)

    return best(0) / F(len(units), n)


def disorders(items):
    """Mean over items that have one, how many, and what is left out."""
    left_out, found = defaultdict(int), []
    for answers in items:
        own = list(answers.values())
        if len(own) < 2:
            left_out["no_overlap"] += 1
        elif any(s == e for marks in own for _, (s, e) in marks):
            left_out["empty"] += 1
        elif not any(own):
            left_out["no_marks"] += 1
        else:
            found.append(disorder(own))
    return mean(found), len(found), dict(left_out)


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


def cut(r, length, sloppy):
    """One annotator's units, mostly a sound cut of a text from -2 to length - 2."""
    marks = []
    for label in ("x", "y"):
        at = -2
        while r.random() < .7:
            start = at + r.randint(0, length // 2)
            end = start + r.randint(1, 9)
            if end > length - 2:
                break
            marks.append((label, (F(start), F(end))))
            at = end
    if sloppy:
        start = F(r.randint(-4, length), r.choice((1, 1, 2)))
        marks.append((r.choice("xy"), (start, start + r.randint(0, 9))))
    return marks


def check_unitizing(n, seed):
    tally, r = Tally(), random.Random(seed)
    for k in range(n):
        annotators = [f"r{i}" for i in range(r.randint(1, 4))]
        missing, sloppy = r.choice((0, 0, .2)), r.choice((0, .1))
        items = []
        for _ in range(r.randint(1, 6)):
            length = r.randint(1, 40)
            who = [a for a in annotators if r.random() >= missing]
            items.append({a: (-2, length if r.random() > sloppy / 5 else None,
                              cut(r, length, r.random() < sloppy)) for a in who})
        rows = [json.dumps({"item": i, "annotator": a, "at": {"from": begin, "chars": length},
                            "label": as_json(marks, "spans")})
                for i, item in enumerate(items) for a, (begin, length, marks) in item.items()]
        items = [item for item in items if item]
        r.shuffle(rows)
        got = json.loads(subprocess.run(
            ["lbl-agree", "-f", "json", "--shape", "spans", "--by", "label", "--length", "at.chars",
             "--begin=/at/from", "--coefficient", "alpha_u"], check=True, stdout=subprocess.PIPE,
            input="".join(x + "\n" for x in rows).encode()).stdout)
        want, left_out, complete = alpha_u(items, got["categories"])
        of = got["coefficients"]["krippendorff_alpha_u"]
        tally.check(f"{k} alpha_u", of["value"], want[None])
        tally.check(f"{k} n", of["n"], complete)
        tally.check(f"{k} left out", sorted(got["left_out"]["krippendorff_alpha_u"].items()),
                    sorted(left_out.items()))
        for row in got["by"]["label"]:
            tally.check(f"{k} {row['label']}",
                        row["coefficients"]["krippendorff_alpha_u"]["value"], want[row["label"]])
    print(f"{n} data sets of units: {tally.bad} of {tally.figures} figures differ")


def check_disorder(n, seed):
    tally, r = Tally(), random.Random(seed)
    for k in range(n):
        annotators = [f"r{i}" for i in range(r.choice((1, 2, 2, 3)))]
        size, rows, items = r.choice((6, 20)), [], []
        for item in range(r.randint(1, 4)):
            answers = {}
            for a in annotators:
                starts = [F(r.randint(0, size), r.choice((1, 2))) for _ in range(r.randint(0, 3))]
                answers[a] = [(r.choice("xyz"), (s, s + r.randint(r.random() > .02, 5)))
                              for s in starts]
                rows.append((f"i{item}", a, answers[a]))
            items.append(answers)
        r.shuffle(rows)
        got = run(rows, "spans", "--coefficient", "disorder")
        value, n_items, left_out = disorders(items)
        of = got["coefficients"]["gamma_disorder"]
        tally.check(f"{k} disorder", of["value"], value)
        tally.check(f"{k} n", of["n"], n_items)
        tally.check(f"{k} left out", sorted(got["left_out"]["gamma_disorder"].items()),
                    sorted(left_out.items()))
    print(f"{n} data sets to align: {tally.bad} of {tally.figures} figures differ")


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
    if sys.argv[1] == "evalme":
        check_evalme(sys.argv[2])
    else:
        {"random": check_random, "unitizing": check_unitizing,
         "disorder": check_disorder}[sys.argv[1]](
            int(sys.argv[2]), int(sys.argv[3]))
