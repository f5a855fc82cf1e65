#!/usr/bin/env python3
"""Agreement of sets of classes by the definitions, in exact fractions.

    sets.py random N SEED      N random data sets
    sets.py cases FOLDER       masi_pairs and multilabel_dkpro_sets

Coefficients are those of agreement.py beside this one; a label is a frozenset,
and a distance is one of Python's operations on sets.
"""
import csv
import json
import os
import random
import sys
from fractions import Fraction as F

import agreement as A

DISTANCES = ("exact", "jaccard", "masi")


def distance(kind):
    def of(x, y):
        if x == y:
            return F(0)
        alike = F(len(x & y), len(x | y))
        if kind == "masi":
            alike *= F(2, 3) if x <= y or y <= x else F(1, 3)
        return F(1) if kind == "exact" else 1 - alike
    return of


def text_of(label):
    """As categories come: by the text of the JSON array."""
    names = sorted(label, key=str.encode)
    return json.dumps(names, ensure_ascii=False, separators=(",", ":")).encode()


def with_class(items, name):
    """How many chose it; Fleiss' kappa and alpha of having it or not."""
    sides = {i: [(a, name in x) for a, x in r] for i, r in items.items()}
    return (sum(x for r in sides.values() for _, x in r),
            A.fleiss(sides, A.unlike, False)[0], A.alpha(sides, A.unlike, False)[0])


def measure(rows, duplicates, abstain, kind):
    items = A.settle(rows, duplicates, abstain)
    pairs, d = A.tables(items), distance(kind)
    seen = sorted({x for r in items.values() for _, x in r}, key=text_of)
    classes = sorted(frozenset().union(*seen), key=str.encode)
    repeated = any(len({a for a, _ in r}) < len(r) for r in items.values())
    return {
        "items": len({r[0] for r in rows}),
        "annotators": len({r[1] for r in rows}),
        "paired_items": sum(len(r) > 1 for r in items.values()),
        "categories": [sorted(x, key=str.encode) for x in seen],
        "percent_agreement": A.percent(items, d),
        "cohen_kappa": A.light(pairs, d, False),
        "scott_pi": A.light(pairs, d, True),
        "fleiss_kappa": A.fleiss(items, d),
        "conger_kappa": A.conger(items, d, seen, repeated),
        "krippendorff_alpha": A.alpha(items, d),
        "gwet_ac": A.gwet(items, d, seen),
        "brennan_prediger": A.brennan(items, d, seen),
        "labels": {c: with_class(items, c) for c in classes},
        "pairs": {ab: (sum(t.values()), *A.of_table(t, d, False, False)[:2])
                  for ab, t in pairs.items()},
    }


def annotations(rows, rng):
    """Classes in any order, some of them twice."""
    def shuffled(label):
        names = sorted(label) + [x for x in sorted(label) if rng.random() < .1]
        rng.shuffle(names)
        return names
    return [json.dumps({"item": i, "annotator": a, "label": None if x is None else shuffled(x)})
            for i, a, x in rows]


def draw(rng):
    names = rng.sample(A.LABELS, rng.randint(1, 5))

    def pick():
        return frozenset(n for n in names if rng.random() < .5)
    annotators = [f"r{i}" for i in range(rng.randint(2, 6))]
    skill, missing = rng.random(), rng.uniform(0, .6)
    rows = []
    for i in range(rng.randint(1, 30)):
        truth = pick()
        for a in annotators:
            while rng.random() >= missing:
                label = truth if rng.random() < skill else pick()
                rows.append((f"i{i}", a, None if rng.random() < .05 else label))
                if rng.random() < .9:
                    break
    rng.shuffle(rows)
    return rows or [("i0", "r0", frozenset())]


def random_sets(n, seed):
    rng, tally = random.Random(seed), A.Tally()
    for k in range(n):
        rows, kind = draw(rng), rng.choice(DISTANCES)
        duplicates = rng.choice(("last", "first", "all"))
        abstain = (frozenset(),) if rng.random() < .3 else ()
        options = ["--shape", "set", "--distance", kind, "--duplicates", duplicates,
                   "-j", str(rng.randint(1, 4)), *(["--abstain", "[]"] if abstain else [])]
        tally.against(f"set {k} {' '.join(options)}", A.run(annotations(rows, rng), *options),
                      measure(rows, duplicates, abstain, kind))
    return tally.end(f"{n} random data sets of sets")


def pairs(folder, tally):
    """Two items: a pair of sets, and any two that share nothing, so that there is a mean."""
    with open(os.path.join(folder, "masi_pairs.expected.json")) as f:
        known = json.load(f)["pairs"]
    for pair in known:
        a, b = ([str(x) for x in pair[side]] for side in "ab")
        lines = [json.dumps({"item": 1, "annotator": w, "label": x}) for w, x in (("a", a), ("b", b))]
        for kind in ("jaccard", "masi"):
            got = A.run(lines, "--shape", "set", "--distance", kind)
            tally.check(f"{kind} {a} {b}", got["coefficients"]["percent_agreement"]["value"],
                        1 - pair[kind])


def dkpro(folder, tally):
    name = os.path.join(folder, "multilabel_dkpro_sets")
    with open(name + ".csv", newline="") as f:
        rows = [(r["item"], r["annotator"], frozenset(filter(None, r["label"].split("|"))))
                for r in csv.DictReader(f)]
    with open(name + ".expected.json") as f:
        want = json.load(f)
    rng = random.Random(1)
    for kind, known in (("exact", "alpha_nominal_sets"), ("jaccard", "alpha_jaccard"),
                        ("masi", "alpha_masi")):
        for abstain in ((), ("--abstain", "[]")):
            got = A.run(annotations(rows, rng), "--shape", "set", "--distance", kind, *abstain)
            number = want.get(known + "_nonempty" if abstain else known)
            if number is not None:
                alpha = got["coefficients"]["krippendorff_alpha"]
                tally.check(f"{known} {abstain}", alpha["value"], number)
    got = A.run(annotations(rows, rng), "--shape", "set")
    tally.check("percent_exact", got["coefficients"]["percent_agreement"]["value"],
                want["published"]["percent_exact"], 5e-4)


def cases(folder):
    tally = A.Tally()
    pairs(folder, tally)
    dkpro(folder, tally)
    return tally.end("published sets")


def main(argv):
    if len(argv) == 4 and argv[1] == "random":
        return random_sets(int(argv[2]), int(argv[3]))
    if len(argv) == 3 and argv[1] == "cases":
        return cases(argv[2])
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv))
