#!/usr/bin/env python3
"""Agreement by the definitions, in exact fractions: an independent check of lbl-agree.

    agreement.py random N SEED      N random data sets
    agreement.py cases FOLDER       published cases: NAME.csv with NAME.expected.json
    agreement.py prodigy FILE       an export of Prodigy
    agreement.py crowd FILE...      answers.csv files with columns task,worker,label

Each runs lbl-agree (found on PATH) and compares every figure. Nothing here is
shared with the C code: items are gone over one by one, tables are dictionaries.
Python 3 alone is needed.
"""
import csv
import glob
import json
import os
import random
import subprocess
import sys
from collections import Counter, defaultdict
from fractions import Fraction as F
from itertools import combinations

NAMES = ("percent_agreement", "cohen_kappa", "fleiss_kappa", "krippendorff_alpha")
TOLERANCE = 1e-9


# ---- the definitions ----------------------------------------------------------

def settle(rows, duplicates, abstain):
    """Rows (item, annotator, label) to {item: [(annotator, label)]}: abstentions, then duplicates."""
    items = defaultdict(list)
    for item, annotator, label in rows:
        ratings = items[item]
        if label is None or label in abstain:
            continue
        at = [i for i, (a, _) in enumerate(ratings) if a == annotator]
        if at and duplicates == "last":
            ratings[at[0]] = (annotator, label)
        elif not at or duplicates == "all":
            ratings.append((annotator, label))
    return items


def percent(items):
    paired = [r for r in items.values() if len(r) > 1]
    if not paired:
        return None
    total = F(0)
    for ratings in paired:
        pairs = list(combinations([label for _, label in ratings], 2))
        total += F(sum(x == y for x, y in pairs), len(pairs))
    return total / len(paired)


def fleiss(items):
    observed = percent(items)
    rated = [r for r in items.values() if r]
    if observed is None:
        return None
    share = defaultdict(F)
    for ratings in rated:
        for _, label in ratings:
            share[label] += F(1, len(ratings) * len(rated))
    expected = sum(p * p for p in share.values())
    return None if expected == 1 else (observed - expected) / (1 - expected)


def alpha(items):
    coincidence = defaultdict(F)
    for ratings in items.values():
        for i, (_, x) in enumerate(ratings):
            for j, (_, y) in enumerate(ratings):
                if i != j:
                    coincidence[x, y] += F(1, len(ratings) - 1)
    margin = defaultdict(F)
    for (x, _), n in coincidence.items():
        margin[x] += n
    n = sum(margin.values())
    by_chance = sum(margin[x] * margin[y] for x in margin for y in margin if x != y)
    if not by_chance:
        return None
    return 1 - (n - 1) * sum(v for (x, y), v in coincidence.items() if x != y) / by_chance


def tables(items):
    """{(a, b): Counter of (label of a, label of b)}, a < b by bytes."""
    pairs = defaultdict(Counter)
    for ratings in items.values():
        for (a, x), (b, y) in combinations(ratings, 2):
            if a != b:
                if a.encode() > b.encode():
                    a, x, b, y = b, y, a, x
                pairs[a, b][x, y] += 1
    return pairs


def cohen(table):
    n = sum(table.values())
    observed = F(sum(v for (x, y), v in table.items() if x == y), n)
    rows, columns = Counter(), Counter()
    for (x, y), v in table.items():
        rows[x] += v
        columns[y] += v
    expected = sum(F(rows[k] * columns[k], n * n) for k in rows)
    kappa = None if expected == 1 else (observed - expected) / (1 - expected)
    return n, observed, kappa


def light(pairs):
    kappas = [k for k in (cohen(t)[2] for t in pairs.values()) if k is not None]
    return sum(kappas) / len(kappas) if kappas else None


def measure(rows, duplicates="last", abstain=()):
    items = settle(rows, duplicates, abstain)
    pairs = tables(items)
    return {
        "items": len({r[0] for r in rows}),
        "annotators": len({r[1] for r in rows}),
        "paired_items": sum(len(r) > 1 for r in items.values()),
        "categories": sorted({x for r in items.values() for _, x in r}, key=str.encode),
        "percent_agreement": percent(items),
        "cohen_kappa": light(pairs),
        "fleiss_kappa": fleiss(items),
        "krippendorff_alpha": alpha(items),
        "pairs": {ab: cohen(t) for ab, t in pairs.items()},
    }


# ---- comparing ----------------------------------------------------------------

def run(lines, *options):
    data = "".join(line + "\n" for line in lines).encode()
    got = subprocess.run(["lbl-agree", "-f", "json", *options], input=data,
                         stdout=subprocess.PIPE, check=True)
    return json.loads(got.stdout)


def annotations(rows):
    return [json.dumps({"item": i, "annotator": a, "label": x}) for i, a, x in rows]


class Tally:
    def __init__(self):
        self.figures = self.bad = 0

    def check(self, what, got, want, tolerance=TOLERANCE):
        self.figures += 1
        if got is None or want is None:
            good = got is want
        elif isinstance(want, (list, int)) and not isinstance(want, bool):
            good = got == want
        else:
            good = abs(got - float(want)) <= tolerance
        if not good:
            self.bad += 1
            print(f"{what}: got {got}, want {want}")

    def against(self, what, got, want):
        counts = got["counts"]
        for name in ("items", "annotators", "paired_items"):
            self.check(f"{what} {name}", counts[name], want[name])
        self.check(f"{what} categories", got["categories"], want["categories"])
        for name in NAMES:
            self.check(f"{what} {name}", got["coefficients"][name]["value"], want[name])
        found = {tuple(p["annotators"]): p for p in got["by"]["pair"]}
        self.check(f"{what} pairs", sorted(found), sorted(want["pairs"]))
        for ab, (n, observed, kappa) in want["pairs"].items():
            p = found.get(ab, {"n": None, "percent_agreement": None, "cohen_kappa": None})
            self.check(f"{what} {ab} n", p["n"], n)
            self.check(f"{what} {ab} percent", p["percent_agreement"], observed)
            self.check(f"{what} {ab} kappa", p["cohen_kappa"], kappa)

    def end(self, what):
        print(f"{what}: {'all figures agree' if not self.bad else f'{self.bad} differ'}")
        return 1 if self.bad or not self.figures else 0


# ---- sources of data ----------------------------------------------------------

LABELS = ("cat", "Cat", "nan", "", "1", "\u00e9", "a b")


def draw(rng):
    """2 to 8 annotators, 1 to 7 categories, 0 to 60 % missing, single ratings, repeats, nulls."""
    annotators = [f"r{i}" for i in range(rng.randint(2, 8))]
    labels = LABELS[:rng.randint(1, 7)]
    missing, skill = rng.uniform(0, .6), rng.uniform(0, 1)
    rows = []
    for i in range(rng.randint(1, 40)):
        truth = rng.choice(labels)
        for a in annotators:
            if rng.random() < missing:
                continue
            label = truth if rng.random() < skill else rng.choice(labels)
            rows.append((f"i{i}", a, None if rng.random() < .05 else label))
            if rng.random() < .05:
                rows.append((f"i{i}", a, rng.choice(labels)))
    rng.shuffle(rows)
    return rows


def random_sets(n, seed):
    rng, tally = random.Random(seed), Tally()
    for k in range(n):
        rows = draw(rng)
        duplicates = rng.choice(("last", "first", "all"))
        abstain = rng.choice(((), ("cat",), ("nan", "1")))
        options = ["--duplicates", duplicates, "-j", str(rng.randint(1, 4))]
        if abstain:
            options += ["--abstain", ",".join(abstain)]
        tally.against(f"set {k}", run(annotations(rows), *options),
                      measure(rows, duplicates, abstain))
    return tally.end(f"{n} random data sets")


def read_csv(path, columns):
    with open(path, newline="") as f:
        return [tuple(row[c] for c in columns) for row in csv.DictReader(f)]


def half_unit(number):
    """Half a unit of the last digit that a published number shows."""
    text = repr(number)
    return .500001 * 10 ** -len(text.split(".")[1]) if "." in text else .5


def case(path, tally):
    with open(path.replace(".csv", ".expected.json")) as f:
        want = json.load(f)
    if "percent_agreement" not in want:
        return 0
    rows = read_csv(path, ("item", "annotator", "label"))
    got = run(annotations(rows))
    name = os.path.basename(path)[:-4]
    known = {"percent_agreement": want["percent_agreement"],
             "cohen_kappa": want.get("cohen_kappa", want.get("light_kappa")),
             "fleiss_kappa": want.get("fleiss_kappa"),
             "krippendorff_alpha": want.get("alpha_nominal")}
    if "note" in want:
        del known["cohen_kappa"]  # counts alone were published: annotators are arbitrary
    for coefficient, value in known.items():
        tally.check(f"{name} {coefficient}", got["coefficients"][coefficient]["value"], value)
    if "fleiss_kappa_pe" in want:
        tally.check(f"{name} expected", got["coefficients"]["fleiss_kappa"]["expected"],
                    want["fleiss_kappa_pe"])
    for short, long in (("cohen_kappa", "cohen_kappa"), ("fleiss_kappa", "fleiss_kappa"),
                        ("alpha_nominal", "krippendorff_alpha"),
                        ("percent_agreement", "percent_agreement")):
        if short in want["published"]:
            number = want["published"][short]
            tally.check(f"{name} published {short}", got["coefficients"][long]["value"], number,
                        max(half_unit(number), TOLERANCE))
    overlaps(name, got, want.get("pairwise_cohen_kappa_and_overlap", {}), tally)
    tally.against(f"{name}, exact", got, measure(rows))
    return 1


def overlaps(name, got, want, tally):
    found = {frozenset(p["annotators"]): p for p in got["by"]["pair"]}
    for pair, (kappa, n) in want.items():
        p = found[frozenset(pair.split("|"))]
        tally.check(f"{name} {pair} kappa", p["cohen_kappa"], kappa)
        tally.check(f"{name} {pair} overlap", p["n"], n)


def cases(folder):
    tally, n = Tally(), 0
    for path in sorted(glob.glob(os.path.join(folder, "*.csv"))):
        with open(path) as f:
            if f.readline().strip() == "item,annotator,label":
                n += case(path, tally)
    return tally.end(f"{n} published cases")


def prodigy(path):
    tally = Tally()
    with open(path) as f:
        lines = f.read().splitlines()
    rows = [(str(d["_task_hash"]), d["_annotator_id"], d["answer"])
            for d in map(json.loads, lines)]
    keys = ("--item", "_task_hash", "--annotator", "_annotator_id", "--label", "answer")
    for duplicates in ("last", "first", "all"):
        for abstain in ((), ("ignore",)):
            options = [*keys, "--duplicates", duplicates]
            options += ["--abstain", ",".join(abstain)] if abstain else []
            tally.against(f"{duplicates} {abstain}", run(lines, *options),
                          measure(rows, duplicates, abstain))
    return tally.end("Prodigy export, six settings")


def crowd(paths):
    tally = Tally()
    for path in paths:
        rows = read_csv(path, ("task", "worker", "label"))
        tally.against(path, run(annotations(rows)), measure(rows))
    return tally.end(f"{len(paths)} crowd data sets")


def main(argv):
    if len(argv) == 4 and argv[1] == "random":
        return random_sets(int(argv[2]), int(argv[3]))
    if len(argv) == 3 and argv[1] == "cases":
        return cases(argv[2])
    if len(argv) == 3 and argv[1] == "prodigy":
        return prodigy(argv[2])
    if len(argv) > 2 and argv[1] == "crowd":
        return crowd(argv[2:])
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv))
