#!/usr/bin/env python3
"""Agreement item by item, by the definitions, in exact fractions.

    items.py random N SEED      N random data sets, classes and sets

Records are drawn as agreement.py and sets.py beside this one draw them; every
line of lbl-agree --by item is compared whole, and their order.
"""
import json
import random
import subprocess
import sys
from collections import Counter
from fractions import Fraction as F

import agreement as A
import sets as S


def lines_of(rows, duplicates, abstain, d, shown, order):
    """What each line must say; shown: a label as JSON has it; order: its place in bytes."""
    items = A.settle(rows, duplicates, abstain)
    lines = []
    for item in dict.fromkeys(r[0] for r in rows):
        ratings = items[item]
        n = len(ratings)
        line = {"item": item, "n": n, "annotators": len({a for a, _ in ratings}),
                "agreement": 1 - A.pair_distance(ratings, d) if n > 1 else None}
        if n < 2:
            line["reason"] = "no_pairs" if n else "no_annotations"
        votes = Counter(label for _, label in ratings)
        line["labels"] = [{"label": shown(x), "n": votes[x]}
                          for x in sorted(votes, key=lambda x: (-votes[x], order(x)))]
        lines.append(line)
    return lines


def run(lines, *options):
    data = "".join(line + "\n" for line in lines).encode()
    got = subprocess.run(["lbl-agree", "--by", "item", *options], input=data,
                         stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in got.stdout.splitlines()]


def compare(what, got, want, tally):
    tally.check(f"{what} items", [x["item"] for x in got], [x["item"] for x in want])
    for g, w in zip(got, want):
        where = f"{what} {w['item']}"
        tally.check(f"{where} members", list(g), list(w))
        tally.check(f"{where} agreement", g.pop("agreement"), w.pop("agreement"))
        tally.check(f"{where} rest", [g], [w])


def draw_classes(rng):
    names = rng.choice((A.LABELS, A.NUMBERS))
    rows, abstain = A.draw(rng, names), rng.choice(((), names[:1]))
    options = ["--abstain", ",".join(abstain)] if abstain else []
    weights = rng.choice(("identity", "linear", "ordinal")) if names is A.NUMBERS else "identity"
    if weights != "identity":
        options += ["--weights", weights]
    return rows, abstain, options, weights


def classes(rng, tally, k):
    rows, abstain, options, weights = draw_classes(rng)
    duplicates = rng.choice(("last", "first", "all"))
    items = A.settle(rows, duplicates, abstain)
    seen = {x for r in items.values() for _, x in r}
    d = A.distances(weights, sorted(seen, key=F) if weights != "identity" else [])
    options += ["--duplicates", duplicates, "-j", str(rng.randint(1, 4))]
    compare(f"set {k} {options}", run(A.annotations(rows), *options),
            lines_of(rows, duplicates, abstain, d, str, str.encode), tally)


def sets(rng, tally, k):
    rows, kind = S.draw(rng), rng.choice(S.DISTANCES)
    got = run(S.annotations(rows, rng), "--shape", "set", "--distance", kind)
    want = lines_of(rows, "last", (), S.distance(kind), lambda x: sorted(x, key=str.encode),
                    S.text_of)
    compare(f"sets {k} {kind}", got, want, tally)


def main(argv):
    if len(argv) != 4 or argv[1] != "random":
        print(__doc__, file=sys.stderr)
        return 2
    rng, tally = random.Random(int(argv[3])), A.Tally()
    for k in range(int(argv[2])):
        (sets if k % 3 == 2 else classes)(rng, tally, k)
    return tally.end(f"{argv[2]} random data sets, item by item")


if __name__ == "__main__":
    sys.exit(main(sys.argv))
