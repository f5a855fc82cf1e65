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
import functools
import glob
import json
import math
import os
import random
import subprocess
import sys
from collections import Counter, defaultdict
from fractions import Fraction as F
from itertools import combinations

NAMES = ("percent_agreement", "cohen_kappa", "scott_pi", "fleiss_kappa", "conger_kappa",
         "krippendorff_alpha", "gwet_ac", "brennan_prediger")
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


def unlike(x, y):
    return F(x != y)


def value(label):
    return F(label)


def distances(weights, categories):
    """1 - Gwet's weight of two labels, by name of the weights; categories give ranks."""
    rank = {x: i for i, x in enumerate(categories)}
    if weights == "identity":
        return unlike
    plain = {
        "linear": lambda x, y: abs(value(x) - value(y)),
        "quadratic": lambda x, y: (value(x) - value(y)) ** 2,
        "radical": lambda x, y: F(math.sqrt(abs(value(x) - value(y)))),
        "ratio": lambda x, y: F(0) if x == y else ((value(x) - value(y)) / (value(x) + value(y))) ** 2,
        "ordinal": lambda x, y: F(math.comb(abs(rank[x] - rank[y]) + 1, 2)),
        "circular": lambda x, y: F(math.sin(math.pi * (rank[x] - rank[y]) / len(categories)) ** 2),
    }[weights]
    most = max((plain(x, y) for x in categories for y in categories), default=0)
    table = {(x, y): plain(x, y) / most if most else F(0) for x in categories for y in categories}
    return lambda x, y: table[x, y]


def pair_distance(ratings, d):
    """Mean distance of two different ratings of an item."""
    pairs = list(combinations([label for _, label in ratings], 2))
    return sum(d(x, y) for x, y in pairs) / F(len(pairs))


def observed_of(items, d):
    paired = [r for r in items.values() if len(r) > 1]
    return 1 - sum(pair_distance(r, d) for r in paired) / len(paired) if paired else None


def shares_of(items):
    rated = [r for r in items.values() if r]
    share = defaultdict(F)
    for ratings in rated:
        for _, label in ratings:
            share[label] += F(1, len(ratings) * len(rated))
    return share


def linearised(items, d, observed, expected, expected_of):
    """Value and error; expected_of: an item's part in the expected agreement, by irrCAC."""
    if expected == 1:
        return None, None
    rated = [r for r in items.values() if r]
    n, paired = len(rated), sum(len(r) > 1 for r in rated)
    kappa = (observed - expected) / (1 - expected)
    if n < 2:
        return kappa, None
    squares = []
    for ratings in rated:
        at = float((1 - pair_distance(ratings, d) - expected) / (1 - expected)) * n / paired \
            if len(ratings) > 1 else 0.
        at -= 2 * float(1 - kappa) * (float(expected_of(ratings)) - float(expected)) / float(1 - expected)
        squares.append((at - float(kappa)) ** 2)
    return kappa, math.sqrt(math.fsum(squares) / (n * (n - 1)))


def percent(items, d=unlike):
    observed = observed_of(items, d)
    if observed is None:
        return None, None
    return linearised(items, d, observed, F(0), lambda ratings: F(0))


def fleiss(items, d, with_error=True):
    observed, share = observed_of(items, d), shares_of(items)
    if observed is None:
        return None, None
    near = {x: 1 - sum(p * d(x, y) for y, p in share.items()) for x in share}
    expected = sum(p * near[x] for x, p in share.items())
    if not with_error:
        return None if expected == 1 else (observed - expected) / (1 - expected), None
    return linearised(items, d, observed, expected,
                      lambda ratings: sum(near[x] for _, x in ratings) / len(ratings))


def gwet(items, d, categories):
    observed, share, q = observed_of(items, d), shares_of(items), len(categories)
    if observed is None or q < 2:
        return None, None
    total = sum(1 - d(x, y) for x in categories for y in categories) / F(q * (q - 1))
    expected = total * sum(p * (1 - p) for p in share.values())
    return linearised(items, d, observed, expected,
                      lambda ratings: total * sum(1 - share[x] for _, x in ratings) / len(ratings))


def brennan(items, d, categories):
    observed, q = observed_of(items, d), len(categories)
    if observed is None or q < 2:
        return None, None
    expected = sum(1 - d(x, y) for x in categories for y in categories) / F(q * q)
    return linearised(items, d, observed, expected, lambda ratings: expected)


def conger(items, d, categories, repeated):
    """By the grid of annotators and items, cell by cell."""
    observed = observed_of(items, d)
    if observed is None:
        return None, None
    rated = [r for r in items.values() if r]
    chosen = defaultdict(Counter)
    for ratings in rated:
        for a, x in ratings:
            chosen[a][x] += 1
    r, n = len(chosen), len(rated)
    if r < 2:
        return None, None
    p = {a: {x: F(chosen[a][x], sum(chosen[a].values())) for x in categories} for a in chosen}
    all_of = {x: sum(p[a][x] for a in p) for x in categories}
    expected = sum((all_of[x] * all_of[y] - sum(p[a][x] * p[a][y] for a in p)) * (1 - d(x, y))
                   for x in categories for y in categories) / F(r * (r - 1))
    w = {(x, y): float(1 - d(x, y)) for x in categories for y in categories}

    @functools.lru_cache(None)
    def cell(a, label):
        """Gwet's lambda of an annotator and an item (label None: not rated), times the others'."""
        n_a, total = sum(chosen[a].values()), 0.
        for x in categories:
            part = sum(w[x, y] * ((label == y) - float(p[a][y]) * ((label is not None) - n_a / n))
                       for y in categories)
            total += n / n_a * part * float(all_of[x] - p[a][x])
        return total

    nobody = math.fsum(cell(a, None) for a in p)

    def expected_of(ratings):
        return (nobody + sum(cell(a, x) - cell(a, None) for a, x in ratings)) / (r * (r - 1))

    kappa, error = linearised(items, d, observed, expected, expected_of)
    return kappa, None if repeated else error


def level_distances(level, categories, items):
    """Krippendorff's, unscaled."""
    if level == "nominal":
        return unlike
    if level != "ordinal":
        return distances({"interval": "quadratic"}.get(level, level), categories)
    count = Counter(x for r in items.values() if len(r) > 1 for _, x in r)
    rank = {x: i for i, x in enumerate(categories)}

    def ordinal(x, y):
        low, high = sorted((rank[x], rank[y]))
        return (sum(count[categories[g]] for g in range(low, high + 1)) -
                F(count[x] + count[y], 2)) ** 2 if x != y else F(0)

    return ordinal


def alpha(items, d, with_error=True):
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
    by_chance = sum(margin[x] * margin[y] * d(x, y) for x in margin for y in margin)
    if not by_chance:
        return None, None
    within = sum(v * d(x, y) for (x, y), v in coincidence.items())
    return 1 - (n - 1) * within / by_chance, alpha_error(items, d) if with_error else None


def alpha_error(items, d):
    """irrCAC R 1.4: with p'_a, over the items with two ratings or more."""
    paired = [r for r in items.values() if len(r) > 1]
    n = len(paired)
    if n < 2:
        return None
    mean = F(sum(len(r) for r in paired), n)
    share = Counter()
    for ratings in paired:
        for _, x in ratings:
            share[x] += 1 / (n * mean)
    most = max(d(x, y) for x in share for y in share)
    near = {x: sum(p * (1 - d(x, y) / most) for y, p in share.items()) for x in share}

    def part(ratings):
        r = len(ratings)
        return (r * (r - 1) * (1 - pair_distance(ratings, d) / most)) / (mean * (r - 1))

    observed = sum(part(r) for r in paired) / n
    expected = sum(p * near[x] for x, p in share.items())
    value_of = (observed - expected) / (1 - expected)
    total = F(0)
    for ratings in paired:
        excess = (len(ratings) - mean) / mean
        a = part(ratings) - observed * excess
        e = sum(near[x] for _, x in ratings) / mean - expected * excess
        total += ((a - expected) / (1 - expected) -
                  2 * (1 - value_of) * (e - expected) / (1 - expected) - value_of) ** 2
    return math.sqrt(total / (n * (n - 1)))


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


def of_table(table, d, scott, with_error):
    """Value and error of Cohen's kappa or Scott's pi: Fleiss, Cohen and Everitt's formula."""
    n = sum(table.values())
    observed = 1 - sum(v * d(x, y) for (x, y), v in table.items()) / F(n)
    rows, columns = defaultdict(F), defaultdict(F)
    for (x, y), v in table.items():
        rows[x] += F(v, n)
        columns[y] += F(v, n)
    if scott:
        both = {x: (rows[x] + columns[x]) / 2 for x in {*rows, *columns}}
        rows = columns = both
    expected = 1 - sum(p * q * d(x, y) for x, p in rows.items() for y, q in columns.items())
    if expected == 1:
        return observed, None, None
    kappa = (observed - expected) / (1 - expected)
    if not with_error or n < 2:
        return observed, kappa, None
    by_row = {x: sum(q * (1 - d(x, y)) for y, q in columns.items()) for x in {*rows, *columns}}
    by_column = {y: sum(p * (1 - d(x, y)) for x, p in rows.items()) for y in {*rows, *columns}}
    variance = sum(F(v, n) * (1 - d(x, y) - (1 - kappa) * (by_row[x] + by_column[y])) ** 2
                   for (x, y), v in table.items())
    variance -= (observed - 2 * (1 - kappa) * expected) ** 2
    return observed, kappa, math.sqrt(max(variance, 0) / n / (1 - expected) ** 2)


def light(pairs, d, scott):
    of = [of_table(t, d, scott, len(pairs) == 1) for t in pairs.values()]
    kappas = [k for _, k, _ in of if k is not None]
    return sum(kappas) / len(kappas) if kappas else None, of[0][2] if len(of) == 1 else None


# ---- of a full table ------------------------------------------------------------

ICC_FORMS = ("icc_1_1", "icc_2_1", "icc_3_1", "icc_1_k", "icc_2_k", "icc_3_k")


def complete_of(items):
    """Items rated by every annotator that has rated any, once each; and these annotators."""
    everyone = sorted({a for r in items.values() for a, _ in r})
    return [dict(r) for r in items.values() if sorted(a for a, _ in r) == everyone], everyone


def as_numbers(labels):
    try:
        return {x: F(x) for x in labels}
    except ValueError:
        return None


def mean_squares(table):
    n, k = len(table), len(table[0])
    grand = sum(map(sum, table)) / F(n * k)
    rows = [sum(r) / F(k) for r in table]
    columns = [sum(r[j] for r in table) / F(n) for j in range(k)]
    items = k * sum((x - grand) ** 2 for x in rows) / (n - 1)
    raters = n * sum((x - grand) ** 2 for x in columns) / (k - 1)
    within = sum((x - rows[i]) ** 2 for i, r in enumerate(table) for x in r) / (n * (k - 1))
    error = sum((x - rows[i] - columns[j] + grand) ** 2 for i, r in enumerate(table)
                for j, x in enumerate(r)) / ((n - 1) * (k - 1))
    return items, raters, error, within


def share_of(part, whole):
    return part / whole if whole > 0 else None


def icc(items, categories, repeated):
    """A reason, or the six forms of Shrout and Fleiss with what their intervals need."""
    table, everyone = complete_of(items)
    numbers = as_numbers(categories)
    n, k = len(table), len(everyone)
    if not any(items.values()):
        return "no_annotations"
    if numbers is None:
        return "not_numeric"
    if repeated:
        return "repeated_ratings"
    if n < 2 or k < 2:
        return "no_complete_items"
    table = [[numbers[r[a]] for a in everyone] for r in table]
    msr, msc, mse, msw = squares = mean_squares(table)
    if not msr and not msw:
        return "no_variance"
    values = (share_of(msr - msw, msr + (k - 1) * msw),
              share_of(msr - mse, msr + (k - 1) * mse + k * (msc - mse) / n),
              share_of(msr - mse, msr + (k - 1) * mse),
              share_of(msr - msw, msr), share_of(msr - mse, msr + (msc - mse) / n),
              share_of(msr - mse, msr))
    return {"values": values, "squares": squares, "n": n, "k": k,
            "incomplete": sum(map(bool, items.values())) - n}


def f_below(x, df1, df2):
    """The probability that F stays below x, by tanh-sinh quadrature of the beta density."""
    a, b, t = df1 / 2, df2 / 2, df1 * x / (df1 * x + df2)
    if t > a / (a + b):
        return 1 - f_below(1 / x, df2, df1)
    ln_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    total, step = 0., 1 / 32
    for i in range(-130, 131):
        s = math.pi * math.sinh(i * step)
        u = 1 / (1 + math.exp(-s))  # the place between 0 and t, from below
        weight = math.pi * math.cosh(i * step) * u / (1 + math.exp(s))
        if u > 0 and weight > 0:
            total += weight * math.exp(a * math.log(t * u) + (b - 1) * math.log1p(-t * u) - ln_beta) / u
    return total * step


def icc_interval(form, want, ci):
    """The probability of F below the quantiles that the ends stand for: .975 both."""
    (msr, msc, mse, msw), n, k = map(float, want["squares"]), want["n"], want["k"]
    low, high = ci
    if form == 1:
        r = float(want["values"][1])
        a, b = k * r / (n * (1 - r)), 1 + k * r * (n - 1) / (n * (1 - r))
        df = (a * msc + b * mse) ** 2 / ((a * msc) ** 2 / (k - 1) +
                                         (b * mse) ** 2 / ((n - 1) * (k - 1)))
        noise = k * msc + (k * n - k - n) * mse
        return (f_below(n * msr * (1 - low) / (low * noise + n * mse), n - 1, df),
                f_below((high * noise + n * mse) / (n * msr * (1 - high)), df, n - 1))
    error, df = (msw, n * (k - 1)) if form == 0 else (mse, (n - 1) * (k - 1))
    ratio = msr / error
    return (f_below(ratio * (1 - low) / (1 + (k - 1) * low), n - 1, df),
            f_below((1 + (k - 1) * high) / (1 - high) / ratio, df, n - 1))


def chi2_above(x, df):
    """Closed forms of whole degrees of freedom."""
    half, odd = x / 2, df % 2
    if not half:
        return 1.
    terms = (math.exp((i - odd / 2) * math.log(half) - half - math.lgamma(i + 1 - odd / 2))
             for i in range(odd, (df + odd) // 2))
    return math.fsum(terms) + (math.erfc(math.sqrt(half)) if odd else 0)


def places(values):
    """Ranks, ties share the mean of their places."""
    count, below, place = Counter(values), 0, {}
    for x in sorted(count):
        place[x] = F(2 * below + count[x] + 1, 2)
        below += count[x]
    return [place[x] for x in values]


def kendall(items, categories, listed):
    """A reason, or W, W without the correction for ties, and the test by chi-square."""
    table, everyone = complete_of(items)
    order = {x: F(i) for i, x in enumerate(categories)} if listed else as_numbers(categories)
    n, m = len(table), len(everyone)
    if not any(items.values()):
        return "no_annotations"
    if order is None:
        return "no_order"
    if n < 2 or m < 2:
        return "no_complete_items"
    columns = [places([order[r[a]] for r in table]) for a in everyone]
    sums = [sum(c[i] for c in columns) for i in range(n)]
    squares = sum((x - F(m * (n + 1), 2)) ** 2 for x in sums)
    ties = sum(t ** 3 - t for c in columns for t in Counter(c).values())
    most = m * m * (n ** 3 - n) - m * ties
    if not most:
        return "no_variance"
    w = 12 * squares / most
    chi2 = m * (n - 1) * w
    return {"value": w, "uncorrected": 12 * squares / (m * m * (n ** 3 - n)), "chi2": chi2,
            "df": n - 1, "p": chi2_above(float(chi2), n - 1), "n": n, "annotators": m,
            "ratings": n * m, "incomplete": sum(map(bool, items.values())) - n}


def one_label(items, label):
    """How many chose it; Fleiss' kappa and alpha of it against all others."""
    sides = {i: [(a, x == label) for a, x in r] for i, r in items.items()}
    return (sum(x for r in sides.values() for _, x in r), fleiss(sides, unlike, False)[0],
            alpha(sides, unlike, False)[0])


def measure(rows, duplicates="last", abstain=(), weights="identity", level="nominal",
            categories=None, order=None):
    """categories: those that --categories lists; order: of the labels, where one is needed."""
    items = settle(rows, duplicates, abstain)
    pairs = tables(items)
    seen = sorted({x for r in items.values() for _, x in r}, key=str.encode)
    listed, categories = categories is not None, categories or seen
    order = order or categories
    d = distances(weights, order)
    repeated = any(len({a for a, _ in r}) < len(r) for r in items.values())
    return {
        "items": len({r[0] for r in rows}),
        "annotators": len({r[1] for r in rows}),
        "paired_items": sum(len(r) > 1 for r in items.values()),
        "categories": categories,
        "percent_agreement": percent(items, d),
        "cohen_kappa": light(pairs, d, False),
        "scott_pi": light(pairs, d, True),
        "fleiss_kappa": fleiss(items, d),
        "conger_kappa": conger(items, d, categories, repeated),
        "krippendorff_alpha": alpha(items, level_distances(level, order, items)),
        "gwet_ac": gwet(items, d, categories),
        "brennan_prediger": brennan(items, d, categories),
        "icc": icc(items, categories, repeated),
        "kendall_w": kendall(items, categories, listed),
        "labels": {k: one_label(items, k) for k in categories},
        "pairs": {ab: (sum(t.values()), *of_table(t, d, False, False)[:2]) for ab, t in pairs.items()},
    }


# ---- comparing ----------------------------------------------------------------

def run(lines, *options):
    data = "".join(line + "\n" for line in lines).encode()
    got = subprocess.run(["lbl-agree", "-f", "json", "--coefficient", "all",
                          "--by", "label,annotator", *options], input=data,
                         stdout=subprocess.PIPE, check=True)
    got = json.loads(got.stdout)
    for name in ("gwet_ac1", "gwet_ac2"):
        if name in got["coefficients"]:
            got["coefficients"]["gwet_ac"] = got["coefficients"][name]
    return got


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
            value_of, error = want[name]
            self.check(f"{what} {name}", got["coefficients"][name]["value"], value_of)
            self.check(f"{what} {name} se", got["coefficients"][name]["se"], error)
        if "icc" in want:
            self.icc(f"{what} icc", got["coefficients"]["icc"], want["icc"])
            self.kendall(f"{what} kendall", got["coefficients"]["kendall_w"], want["kendall_w"])
        self.by_label(what, got["by"]["label"], want["labels"])
        self.by_annotator(what, got["by"]["annotator"], want["pairs"])
        found = {tuple(p["annotators"]): p for p in got["by"]["pair"]}
        self.check(f"{what} pairs", sorted(found), sorted(want["pairs"]))
        for ab, (n, observed, kappa) in want["pairs"].items():
            p = found.get(ab, {"n": None, "percent_agreement": None, "cohen_kappa": None})
            self.check(f"{what} {ab} n", p["n"], n)
            self.check(f"{what} {ab} percent", p["percent_agreement"], observed)
            self.check(f"{what} {ab} kappa", p["cohen_kappa"], kappa)

    def icc(self, what, got, want):
        """Six forms; value and interval of (2,1) stand for all."""
        if isinstance(want, str):
            self.check(f"{what} reason", [got["reason"]] * 6,
                       [f["reason"] for f in got["forms"].values()])
            self.check(f"{what} reason", [got["reason"]], [want])
            return
        forms = [got["forms"][name] for name in ICC_FORMS]
        self.check(f"{what} counts", [got["n"], got["annotators"], got["incomplete"]],
                   [want["n"], want["k"], want["incomplete"]])
        self.check(f"{what} value", [got["value"], got["ci"]], [forms[1]["value"], forms[1]["ci"]])
        for i, (form, value_of) in enumerate(zip(forms, want["values"])):
            self.check(f"{what} {ICC_FORMS[i]}", form["value"], value_of,
                       TOLERANCE * max(1, abs(value_of or 0)))
            if value_of is None or value_of == 1 or not want["squares"][0]:
                continue
            if i < 3:
                for p in icc_interval(i, want, form["ci"]):
                    self.check(f"{what} {ICC_FORMS[i]} interval", p, .975, 1e-7)
            elif form["ci"]:
                for p, q in zip(form["ci"], forms[i - 3]["ci"]):
                    share = 1 + (want["k"] - 1) * q  # near 0, it lacks digits of q
                    self.check(f"{what} {ICC_FORMS[i]} interval", p, want["k"] * q / share,
                               1e-10 * want["k"] / share ** 2)

    def kendall(self, what, got, want):
        if isinstance(want, str):
            self.check(f"{what} reason", [got["reason"], got["value"]], [want, None])
            return
        for name, figure in want.items():
            self.check(f"{what} {name}", got[name], figure, TOLERANCE * max(1, abs(figure)))

    def by_label(self, what, got, want):
        self.check(f"{what} labels", [row["label"] for row in got], list(want))
        for row in got:
            ratings, fleiss_of, alpha_of = want[row["label"]]
            self.check(f"{what} {row['label']} ratings", row["ratings"], ratings)
            self.check(f"{what} {row['label']} kappa", row["coefficients"]["fleiss_kappa"]["value"],
                       fleiss_of)
            self.check(f"{what} {row['label']} alpha",
                       row["coefficients"]["krippendorff_alpha"]["value"], alpha_of)

    def by_annotator(self, what, got, pairs):
        for row in got:
            own = [p for ab, p in pairs.items() if row["annotator"] in ab]
            n = sum(p[0] for p in own)
            kappas = [p[2] for p in own if p[2] is not None]
            self.check(f"{what} {row['annotator']} n", row["n"], n)
            self.check(f"{what} {row['annotator']} percent", row["percent_agreement"],
                       sum(p[0] * p[1] for p in own) / n if n else None)
            self.check(f"{what} {row['annotator']} kappa", row["cohen_kappa"],
                       sum(kappas) / len(kappas) if kappas else None)

    def end(self, what):
        print(f"{what}: {'all figures agree' if not self.bad else f'{self.bad} differ'}")
        return 1 if self.bad or not self.figures else 0


# ---- sources of data ----------------------------------------------------------

LABELS = ("cat", "Cat", "nan", "", "1", "\u00e9", "a b")
NUMBERS = ("3", "1", "0.5", "10", "7", "2", "0")
WORDS = ("low", "mid", "high", "top", "null", "x", "y")


def draw(rng, names):
    """2 to 8 annotators, 1 to 7 categories, 0 to 60 % missing, single ratings, repeats, nulls."""
    annotators = [f"r{i}" for i in range(rng.randint(2, 8))]
    labels = names[:rng.randint(1, 7)]
    missing, skill = rng.choice((0, rng.uniform(0, .6))), rng.uniform(0, 1)
    spoilt = rng.choice((0, .05))
    rows = []
    for i in range(rng.randint(1, 40)):
        truth = rng.choice(labels)
        for a in annotators:
            if rng.random() < missing:
                continue
            label = truth if rng.random() < skill else rng.choice(labels)
            rows.append((f"i{i}", a, None if rng.random() < spoilt else label))
            if rng.random() < spoilt:
                rows.append((f"i{i}", a, rng.choice(labels)))
    rng.shuffle(rows)
    return rows


def draw_scale(rng, names, rows, abstain):
    """Options for levels and weights that fit the names, and what measure() is told of them."""
    if names is LABELS:
        return [], {}
    if names is NUMBERS:
        weights = rng.choice(("linear", "quadratic", "ordinal", "radical", "ratio"))
        level = rng.choice(("ordinal", "interval", "ratio"))
        seen = {x for _, _, x in rows} - {None, *abstain}
        told = {"weights": weights, "level": level, "order": sorted(seen, key=float)}
        return ["--weights", weights, "--level", level], told
    level = rng.choice(("ordinal", "circular"))
    listed = list(names)
    rng.shuffle(listed)
    return (["--weights", "ordinal", "--level", level, "--categories", ",".join(listed)],
            {"weights": "ordinal", "level": level, "categories": listed})


def random_sets(n, seed):
    rng, tally = random.Random(seed), Tally()
    for k in range(n):
        names = rng.choice((LABELS, NUMBERS, WORDS))
        rows = draw(rng, names)
        duplicates = rng.choice(("last", "first", "all"))
        abstain = rng.choice(((), names[:1], names[2:5:2]))
        options = ["--duplicates", duplicates, "-j", str(rng.randint(1, 4))]
        if abstain:
            options += ["--abstain", ",".join(abstain)]
        more, told = draw_scale(rng, names, rows, abstain)
        tally.against(f"set {k} {' '.join(options + more)}", run(annotations(rows), *options, *more),
                      measure(rows, duplicates, abstain, **told))
    return tally.end(f"{n} random data sets")


def read_csv(path, columns):
    with open(path, newline="") as f:
        return [tuple(row[c] for c in columns) for row in csv.DictReader(f)]


def half_unit(number):
    """Half a unit of the last digit that a published number shows."""
    text = repr(number)
    return .500001 * 10 ** -len(text.split(".")[1]) if "." in text else .5


# Names of values, errors, expected agreement and intervals in the published cases.
KNOWN = {
    "percent_agreement": ("percent_agreement", "percent_agreement_se"),
    "scott_pi": ("scott_pi", "scott_pi_se_table"),
    "fleiss_kappa": ("fleiss_kappa", "fleiss_kappa_se"),
    "conger_kappa": ("conger_kappa", "conger_kappa_se"),
    "krippendorff_alpha": ("alpha_nominal", "alpha_nominal_se_gwet"),
    "gwet_ac": ("gwet_ac1", "gwet_ac1_se"),
    "brennan_prediger": ("brennan_prediger", "brennan_prediger_se"),
}
PRINTED = {**{k: v[0] for k, v in KNOWN.items()}, "cohen_kappa": "cohen_kappa"}


def known_of(coefficient, want):
    """Value and error by other software; counts alone say nothing of who rated."""
    if coefficient == "cohen_kappa":
        value_of = want.get("cohen_kappa", want.get("light_kappa"))
        return value_of, want.get("cohen_kappa_se")
    return tuple(want.get(name) for name in KNOWN[coefficient])


def case_interval(name, coefficient, got, want, tally):
    short = PRINTED[coefficient]
    ends = want.get(f"{short}_ci_t", want.get(f"{short}_ci_normal"))
    if not ends or got["ci"] is None:
        return
    tally.check(f"{name} {coefficient} low", got["ci"][0], ends[0])
    tally.check(f"{name} {coefficient} high", got["ci"][1], min(ends[1], 1.))


def case_values(name, got, want, tally):
    for coefficient in NAMES:
        of_who = coefficient in ("cohen_kappa", "scott_pi", "conger_kappa")
        value_of, error = known_of(coefficient, want)
        c = got["coefficients"][coefficient]
        if "note" in want and of_who:
            continue
        if value_of is not None or coefficient in ("percent_agreement", "fleiss_kappa"):
            tally.check(f"{name} {coefficient}", c["value"], value_of)
        if error is not None:
            tally.check(f"{name} {coefficient} se", c["se"], error)
        if f"{PRINTED[coefficient]}_pe" in want and c["value"] is not None:
            tally.check(f"{name} {coefficient} expected", c["expected"],
                        want[f"{PRINTED[coefficient]}_pe"])
        case_interval(name, coefficient, c, want, tally)
        if PRINTED[coefficient] in want["published"]:
            number = want["published"][PRINTED[coefficient]]
            tally.check(f"{name} published {coefficient}", c["value"], number,
                        max(half_unit(number), TOLERANCE))


def case_scales(name, rows, want, tally):
    for level in ("ordinal", "interval", "ratio"):
        if f"alpha_{level}" in want:
            got = run(annotations(rows), "--level", level)["coefficients"]
            tally.check(f"{name} alpha {level}", got["krippendorff_alpha"]["value"],
                        want[f"alpha_{level}"])
    for weights in ("linear", "quadratic", "ordinal"):
        known = {"gwet_ac": f"ac2_{weights}", "fleiss_kappa": f"weighted_fleiss_{weights}",
                 "cohen_kappa": f"weighted_kappa_{weights}"}
        if not any(short in want for short in known.values()):
            continue
        got = run(annotations(rows), "--weights", weights, "--categories",
                  ",".join(want["categories"]))["coefficients"]
        for coefficient, short in known.items():
            if short in want:
                tally.check(f"{name} {short}", got[coefficient]["value"], want[short])
                tally.check(f"{name} {short} se", got[coefficient]["se"], want[f"{short}_se"])


def case_icc(name, got, want, tally):
    """
    irr 0.84.1, but for its interval of (2,k): that steps up with k once more than McGraw and Wong
    do, whose interval is that of (2,1) stepped up, as Shrout and Fleiss have it.
    """
    for form, short in zip(ICC_FORMS, ("icc1", "icc2", "icc3", "icc1k", "icc2k", "icc3k")):
        if short not in want:
            continue
        row = got["icc"]["forms"][form]
        tally.check(f"{name} {form}", row["value"], want[short])
        if form != "icc_2_k":
            tally.check(f"{name} {form} low", row["ci"][0], want[f"{short}_lo"])
            tally.check(f"{name} {form} high", row["ci"][1], want[f"{short}_hi"])


def case_kendall(name, got, want, tally):
    """irr 0.84.1"""
    for member, key in (("value", "kendall_w_ties"), ("uncorrected", "kendall_w"),
                        ("chi2", "kendall_chisq_ties")):
        if key in want:
            tally.check(f"{name} {key}", got[member], want[key])


def case(path, tally):
    with open(path.replace(".csv", ".expected.json")) as f:
        want = json.load(f)
    if "percent_agreement" not in want:
        return 0
    rows = read_csv(path, ("item", "annotator", "label"))
    got = run(annotations(rows))
    name = os.path.basename(path)[:-4]
    case_values(name, got, want, tally)
    case_scales(name, rows, want, tally)
    of_labels(name, got, want, tally)
    overlaps(name, got, want.get("pairwise_cohen_kappa_and_overlap", {}), tally)
    case_icc(name, got["coefficients"], want, tally)
    case_kendall(name, got["coefficients"]["kendall_w"], want, tally)
    tally.against(f"{name}, exact", got, measure(rows))
    return 1


def weighted(folder, tally):
    """irrCAC R 1.4: coefficients by weights, with their errors and intervals as printed."""
    with open(os.path.join(folder, "irrCAC_R_weighted.json")) as f:
        sets = json.load(f)
    names = {"gwet_ac1": "gwet_ac", "alpha_nominal": "krippendorff_alpha"}
    levels = {"quadratic": "interval", "ratio": "ratio", "circular": "circular"}
    for name, want in sets.items():
        path = os.path.join(folder, f"{name}.csv")
        if not os.path.exists(path):
            continue
        rows = read_csv(path, ("item", "annotator", "label"))
        for key, figures in want.items():
            coefficient, weights = key.split("@")
            if figures["se"] is None:
                continue  # a ratio of 0 and 0, which irrCAC does not take for 0
            coefficient = names.get(coefficient, coefficient)
            options = scale_options(coefficient, weights, levels, rows)
            if options:
                got = run(annotations(rows), *options)["coefficients"][coefficient]
                compare_printed(f"{name} {key}", got, figures, tally)


def scale_options(coefficient, weights, levels, rows):
    if coefficient != "krippendorff_alpha":
        known = ("linear", "quadratic", "ordinal", "ratio", "radical")
        return ["--weights", weights] if weights in known else None
    if weights not in levels:
        return None
    options = ["--level", levels[weights]]
    if weights == "circular":
        options += ["--categories", ",".join(sorted({r[2] for r in rows}, key=float))]
    return options


def compare_printed(what, got, figures, tally):
    tally.check(what, got["value"], figures["value"], 6e-6)
    tally.check(f"{what} se", got["se"], figures["se"], 6e-6)
    tally.check(f"{what} low", got["ci"][0], figures["ci_lo"], 6e-4)
    tally.check(f"{what} high", got["ci"][1], figures["ci_hi"], 6e-4)
    if "alpha" not in what:
        tally.check(f"{what} observed", got["observed"], figures["pa"])
        tally.check(f"{what} expected", got["expected"], figures["pe"])


def of_labels(name, got, want, tally):
    """Krippendorff's and Fleiss' figures by category, Cohen's one against the rest."""
    rows = {row["label"]: row["coefficients"] for row in got["by"]["label"]}
    for short, coefficient in (("category_alpha", "krippendorff_alpha"),
                               ("category_kappa", "fleiss_kappa"),
                               ("category_cohen", "cohen_kappa")):
        if short != "category_cohen" or "note" not in want:
            for label, number in want.get(short, {}).items():
                tally.check(f"{name} {short} {label}", rows[label][coefficient]["value"], number)


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
    weighted(folder, tally)
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
