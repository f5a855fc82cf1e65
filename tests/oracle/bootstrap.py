#!/usr/bin/env python3
"""lbl-agree --ci bootstrap against all resamples there are, and against plain resampling.

    bootstrap.py exact N SEED    N data sets of few items: every multiset of items, by its chance
    bootstrap.py plain N SEED    larger ones: items drawn one by one, by Python's generator

Coefficients are those of agreement.py, in exact fractions. Errors must agree up to what as many
replicates leave to chance; ends of intervals, up to what quantiles of them do.
"""
import json
import math
import random
import subprocess
import sys
from collections import Counter
from itertools import combinations_with_replacement

import agreement as exact

REPLICATES = 10000
SIGMAS = 5


def values_of(items, d, level_of, categories):
    """Every coefficient of one resample, None where undefined."""
    repeated = any(len({a for a, _ in r}) < len(r) for r in items.values())
    pairs = exact.tables(items)
    icc = exact.icc(items, categories, repeated)
    kendall = exact.kendall(items, categories, False)
    return {
        "percent_agreement": exact.percent(items, d)[0],
        "cohen_kappa": exact.light(pairs, d, False)[0],
        "scott_pi": exact.light(pairs, d, True)[0],
        "fleiss_kappa": exact.fleiss(items, d)[0],
        "conger_kappa": exact.conger(items, d, categories, repeated)[0],
        "krippendorff_alpha": exact.alpha(items, level_of(items), False)[0],
        "gwet_ac": exact.gwet(items, d, categories)[0],
        "brennan_prediger": exact.brennan(items, d, categories)[0],
        "icc": icc["values"][1] if isinstance(icc, dict) else None,
        "kendall_w": kendall["value"] if isinstance(kendall, dict) else None,
    }


def draw(rng, n_items, n_annotators, labels, missing):
    """At least one rating an item; now and then an annotator's second one."""
    rows = []
    for i in range(n_items):
        truth = rng.choice(labels)
        who = [a for a in range(n_annotators) if rng.random() >= missing] or [0]
        for a in who:
            rows.append((f"i{i}", f"r{a}", truth if rng.random() < .6 else rng.choice(labels)))
            if missing and rng.random() < .05:
                rows.append((f"i{i}", f"r{a}", rng.choice(labels)))
    return rows


def weighted(values):
    """Mean, variance, fourth moment of (value, chance)."""
    total = math.fsum(p for _, p in values)
    mean = math.fsum(v * p for v, p in values) / total
    return [math.fsum((v - mean) ** k * p for v, p in values) / total for k in (2, 4)]


def ends_lie(values, ends, slack):
    """Is the chance of values at or below each end what the interval says, up to slack?"""
    below = [sum(p for v, p in values if v < e - 1e-9) for e in ends]
    upto = [sum(p for v, p in values if v <= e + 1e-9) for e in ends]
    return below[0] - slack <= .025 <= upto[0] + slack and below[1] - slack <= .975 <= upto[1] + slack


def compare(what, got, values, undefined, replicates, tally):
    """values: (value, chance) of the defined resamples, chances adding up to 1 with undefined."""
    slack = SIGMAS * math.sqrt(undefined * (1 - undefined) / replicates) + 1e-9
    share = got.get("replicates_undefined", 0) / REPLICATES
    tally.check(f"{what} undefined", share, undefined, slack)
    second, fourth = weighted(values)
    n = replicates * (1 - undefined)
    spread = math.sqrt(max(fourth - second ** 2, 0) / n)
    tally.check(f"{what} variance", got["se"] ** 2, second,
                SIGMAS * spread + SIGMAS ** 2 * second / n + 1e-9)
    total = sum(p for _, p in values)
    lies = ends_lie([(v, p / total) for v, p in values], got["ci"],
                    SIGMAS * math.sqrt(.025 * .975 / n))
    tally.check(f"{what} ends {got['ci']}", lies, True)


def run(rows, options):
    data = "".join(line + "\n" for line in exact.annotations(rows)).encode()
    got = subprocess.run(["lbl-agree", "-f", "json", "--coefficient", "all", "--ci", "bootstrap",
                          "--replicates", str(REPLICATES), *options], input=data,
                         stdout=subprocess.PIPE, check=True)
    got = json.loads(got.stdout)["coefficients"]
    got["gwet_ac"] = got.get("gwet_ac1", got.get("gwet_ac2"))
    return got


def compare_all(what, rows, options, resamples, replicates, tally):
    got = run(rows, options)
    for name in resamples[0][0]:
        values = [(float(v[name]), p) for v, p in resamples if v[name] is not None]
        if name not in got or got[name]["value"] is None or got[name].get("se_reason"):
            tally.check(f"{what} {name}: {got.get(name)}", sum(p for _, p in values) < .99 or
                        len(values) == 1, True)
            continue
        undefined = math.fsum(p for v, p in resamples if v[name] is None)
        compare(f"{what} {name}", got[name], values, undefined, replicates, tally)


def scales(rng):
    """Labels, options, names of weights and level."""
    return rng.choice(((("a", "b", "c"), [], "identity", "nominal"),
                       (("a", "b"), [], "identity", "nominal"),
                       (("1", "2", "3", "5"), ["--weights", "linear", "--level", "ordinal"],
                        "linear", "ordinal"),
                       (("1", "2", "4"), ["--weights", "quadratic", "--level", "ratio"],
                        "quadratic", "ratio")))


def settled(rows, labels):
    """As lbl-agree counts with --duplicates all; categories are those seen."""
    items = exact.settle(rows, "all", ())
    seen = {x for _, _, x in rows}
    return items, [x for x in labels if x in seen]


def all_resamples(items, value_of):
    keys, n = sorted(items), len(items)
    for chosen in combinations_with_replacement(keys, n):
        times = Counter(chosen)
        chance = math.factorial(n) / math.prod(map(math.factorial, times.values())) / n ** n
        yield value_of({(k, j): items[k] for k, t in times.items() for j in range(t)}), chance


def some_resamples(items, value_of, rng, n):
    keys = sorted(items)
    for _ in range(n):
        yield value_of({j: items[rng.choice(keys)] for j in range(len(keys))}), 1 / n


def prepare(rng, n_items):
    labels, options, weights, level = scales(rng)
    rows = draw(rng, n_items, rng.randint(2, 4), labels, rng.choice((0, .3)))
    items, categories = settled(rows, labels)
    d = exact.distances(weights, categories)
    return rows, options + ["--duplicates", "all"], items, lambda sample: values_of(
        sample, d, lambda s: exact.level_distances(level, categories, s), categories)


def exhaustive(n, seed):
    rng, tally = random.Random(seed), exact.Tally()
    for k in range(n):
        rows, options, items, value_of = prepare(rng, rng.randint(2, 5))
        options += ["--seed", str(k), "-j", str(rng.randint(1, 3))]
        compare_all(f"set {k} {' '.join(options)}", rows, options,
                    list(all_resamples(items, value_of)), REPLICATES, tally)
    return tally.end(f"{n} data sets, all their resamples")


def plain(n, seed):
    rng, tally = random.Random(seed), exact.Tally()
    for k in range(n):
        rows, options, items, value_of = prepare(rng, 80)
        compare_all(f"set {k} {' '.join(options)}", rows, options,
                    list(some_resamples(items, value_of, rng, 200)), 200, tally)
    return tally.end(f"{n} data sets, resampled plainly")


def main(argv):
    if len(argv) == 4 and argv[1] == "exact":
        return exhaustive(int(argv[2]), int(argv[3]))
    if len(argv) == 4 and argv[1] == "plain":
        return plain(int(argv[2]), int(argv[3]))
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv))
