#!/usr/bin/env python3
"""Consensus by independent implementations of its methods: a check of lbl-consensus.

    consensus.py random NAMES N SEED      N random data sets for each of the methods NAME,NAME...
    consensus.py crowd-kit FOLDER         Dawid and Skene by crowd-kit's rule to stop, on FOLDER/*

Each runs lbl-consensus (found on PATH) and compares what its lines say. The methods are in
consensus_methods.py beside this file.
"""
import csv
import json
import math
import os
import random
import subprocess
import sys
from collections import Counter

import consensus_methods as M

TOLERANCE = 1e-6  # on probabilities
NAMES = ("i{}", "item-{}", "\u00e9{}", "{}")
LABELS = ("cat", "Cat", "nan", "", "1", "\u00e9", "a b")


# ---- random data --------------------------------------------------------------

def draw_annotators(rng, n):
    """How each answers: right so often, else at random, or always the same."""
    kinds = []
    for _ in range(n):
        kind = rng.choices(("honest", "guess", "same", "against"), (8, 1, 1, .3))[0]
        kinds.append((kind, rng.betavariate(5, 2), rng.random()))
    return kinds


def answer(rng, annotator, truth, labels):
    kind, skill, favourite = annotator
    if kind == "same":
        return labels[int(favourite * len(labels))]
    if kind == "against" and len(labels) > 1:
        return labels[labels.index(truth) - 1]
    return truth if kind == "honest" and rng.random() < skill else rng.choice(labels)


def draw(rng, most_classes, most_items):
    """Rows (item, annotator, label) with gaps, single votes, ties, abstentions, spammers."""
    labels = rng.sample(LABELS, rng.randint(2 if rng.random() < .95 else 1, most_classes))
    annotators = draw_annotators(rng, rng.randint(1, 10))
    name, per_item = rng.choice(NAMES), rng.choice((1.5, 3, 5, 10))
    abstain, rows, truths = rng.choice((0, 0, .05)), [], {}
    for i in range(rng.randint(1, most_items)):
        truth = rng.choice(labels)
        share = min(per_item / len(annotators), 1)
        chosen = [a for a in range(len(annotators)) if rng.random() < share]
        for a in chosen or [rng.randrange(len(annotators))]:
            label = answer(rng, annotators[a], truth, labels)
            rows.append((name.format(i), f"r{a}", None if rng.random() < abstain else label))
        truths[name.format(i)] = truth
    rng.shuffle(rows)
    return rows, truths


def draw_gold(rng, truths, most_classes, needed):
    """Nothing, or some items' true classes; now and then one that nobody has voted for."""
    if not needed and rng.random() < .6:
        return {}
    gold = {i: g for i, g in truths.items() if rng.random() < .2} or dict([*truths.items()][:1])
    if len(set(truths.values())) < most_classes and rng.random() < .2 and gold:
        gold[rng.choice(sorted(gold))] = "unheard"
    return gold


# ---- methods, their options, and what they take for it -------------------------

def limits(rng, iterations, tolerance):
    """Options for rules to stop, and the same as arguments."""
    kind = rng.choice(("own", "own", "few", "loose"))
    if kind == "own":
        return [], {}
    if kind == "few":
        n = rng.randint(1, min(iterations, 15))
        return ["--max-iterations", str(n), "--tolerance", "0"], {"iterations": n, "tolerance": 0}
    return ["--tolerance", str(tolerance * 100)], {"tolerance": tolerance * 100}


def simple(method):
    return lambda rng, d, seed: ([], lambda: method(d))


def iterative(method, tolerance=1e-6):
    def ask(rng, d, seed):
        options, arguments = limits(rng, 100, tolerance)
        return options, lambda: method(d, **arguments)
    return ask


def ask_dawid_skene(rng, d, seed):
    options, arguments = limits(rng, 100, 1e-6)
    if rng.random() < .5:
        arguments["smoothing"] = rng.choice((0, .1, .5, 1))
        options += ["--smoothing", str(arguments["smoothing"])]
    return options, lambda: M.dawid_skene(d, **arguments)


def ask_ibcc(rng, d, seed):
    options, arguments = limits(rng, 100, 1e-6)
    arguments["prior"] = rng.choice((4, 1, 2.5, .5))
    options += ["--prior", str(arguments["prior"])]
    return options, lambda: M.ibcc(d, **arguments)


def ask_ebcc(rng, d, seed):
    groups, n = rng.randint(1, 4), rng.randint(1, 30)
    options = ["--groups", str(groups), "--max-iterations", str(n)]
    return options, lambda: M.ebcc(d, groups, seed, n)


def ask_kos(rng, d, seed):
    n = rng.choice((None, rng.randint(1, 20)))
    return (["--max-iterations", str(n)] if n else []), lambda: M.kos(d, n or 100)


def ask_auto(rng, d, seed):
    return [], lambda: M.auto(d, seed)


# Name: option's word, how it is asked, most classes, most items.
METHODS = {
    "majority": ("majority", simple(M.majority), 6, 60),
    "weighted": ("weighted", simple(M.weighted), 6, 60),
    "wawa": ("wawa", simple(M.wawa), 6, 60),
    "zbs": ("zbs", simple(M.zbs), 6, 40),
    "dawid-skene": ("dawid-skene", ask_dawid_skene, 6, 50),
    "ibcc": ("dawid-skene", ask_ibcc, 6, 40),
    "one-coin": ("one-coin", iterative(M.one_coin), 6, 50),
    "glad": ("glad", iterative(M.glad), 5, 40),
    "mace": ("mace", iterative(M.mace), 5, 40),
    "ebcc": ("ebcc", ask_ebcc, 4, 25),
    "kos": ("kos", ask_kos, 2, 40),
    "mmsr": ("mmsr", iterative(M.mmsr, 1e-10), 6, 50),
    "auto": ("auto", ask_auto, 4, 30),
}


# ---- what lines say ------------------------------------------------------------

def records(rows, gold):
    lines = [{"item": i, "annotator": a, "label": c} for i, a, c in rows]
    lines += [{"item": i, "label": g} for i, g in gold.items()]
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def run(rows, gold, *options):
    """Gold lies in the input, too, where a label without an annotator is passed over."""
    if gold:
        with open("gold.jsonl", "w", encoding="utf-8") as out:
            out.writelines(json.dumps({"item": i, "label": g}) + "\n" for i, g in gold.items())
        options += ("--gold", "gold.jsonl")
    got = subprocess.run(["lbl-consensus", "--posterior", *options], input=records(rows, gold),
                         stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in got.stdout.splitlines()]


class Tally:
    """What was compared, what differed, and how far probabilities were off at most."""

    def __init__(self):
        self.figures = self.bad = 0
        self.worst = 0.0

    def check(self, what, got, want):
        self.figures += 1
        if isinstance(want, float):
            off = abs(got - want) if isinstance(got, (int, float)) else math.inf
            self.worst = max(self.worst, off)
            good = off <= TOLERANCE
        else:
            good = got == want
        if not good:
            self.bad += 1
            print(f"{what}: got {got!r}, want {want!r}")

    def end(self, what):
        print(f"{what}: {'all figures agree' if not self.bad else f'{self.bad} differ'}")
        return 1 if self.bad or not self.figures else 0


def wanted(d, i, p, majority):
    """An item's members by its posterior; gold is above it."""
    votes = Counter(d.classes[c] for _, c in d.of_item[i])
    want = {"votes": dict(votes), "annotators": len(d.of_item[i])}
    if i in d.known:
        p = d.one_hot(i)
    elif not d.of_item[i]:
        return dict(want, label=None, reason="abstained", confidence=None, margin=None,
                    entropy=None, tied=False, changed=False, decided_by=None)
    top = sorted(p, reverse=True)
    label = d.known.get(i, M.first(p))
    return dict(want, label=d.classes[label], confidence=top[0],
                margin=top[0] - (top[1] if d.K > 1 else 0),
                entropy=-math.fsum(x * math.log(x) for x in p if x > 0) + 0.0,
                tied=sum(x > top[0] - M.TIE_WIDTH for x in p) > 1,
                changed=bool(votes) and label != M.first(majority[i]),
                decided_by="gold" if i in d.known else "label")


def compare(what, d, got, post, method, tally):
    tally.check(f"{what} items", len(got), d.N)
    majority, number = M.majority(d), {name: i for i, name in enumerate(d.items)}
    for line in got:
        i, where = number[line["item"]], f"{what} {line['item']!r}"
        for name, value in wanted(d, i, post[i], majority).items():
            tally.check(f"{where} {name}", line.get(name), value)
        tally.check(f"{where} method", line["method"], method)
        if i not in d.known and d.of_item[i]:
            for k, name in enumerate(d.classes):
                tally.check(f"{where} {name!r}", line["posterior"].get(name, 0.0), post[i][k])


def random_set(name, k, rng, tally):
    word, ask, most_classes, most_items = METHODS[name]
    rows, truths = draw(rng, most_classes, most_items)
    gold, seed = draw_gold(rng, truths, most_classes, name == "weighted"), rng.randrange(1 << 64)
    d = M.Votes(rows, gold)
    options, work = ask(rng, d, seed)
    got = run(rows, gold, "--method", word, *options, "--seed", str(seed),
              "-j", str(rng.randint(1, 3)), "--block-size", rng.choice(("1", "500", "64K")))
    method = "majority" if name == "auto" else word
    if d.K < 2:
        post = [[1.0] if d.of_item[i] else [0.0] for i in range(d.N)] if d.K else [[]] * d.N
    elif name == "auto":
        method, post = work()
    else:
        post = work()
    compare(f"{name} {k} {' '.join(options)}", d, got, post, method, tally)


def random_sets(names, n, seed):
    rng, failed = random.Random(seed), 0
    for name in names:
        tally = Tally()
        for k in range(n):
            random_set(name, k, rng, tally)
        failed += tally.end(f"{name}, {n} random data sets")
        if os.environ.get("WORST"):
            print(f"  {tally.figures} figures, off by {tally.worst:.2g} at most", file=sys.stderr)
    return 1 if failed else 0


# ---- crowd-kit's rule to stop --------------------------------------------------

# Accuracies of crowd-kit 1.4.1, DawidSkene(n_iter=100), of the same files.
CROWD_KIT = {"bluebird": .8889, "dog": .8426, "rte": .9275, "product": .9397, "possent": .9600,
             "web": .8293, "CF": .8300, "MS": .7686}


def crowd_kit(d):
    """
    No smoothing but for cells below 1e-10; ends when the evidence lower bound a vote, with the
    prior's log once a vote, rises by less than 1e-5. Posteriors and the number of iterations.
    """
    def tables(post):
        n, total = {}, Counter()
        for i, a, c in d.votes:
            row = n.setdefault((a, c), [0.0] * d.K)
            for k in range(d.K):
                row[k] += post[i][k]
        for (a, c), row in n.items():
            n[a, c] = [max(x, 1e-10) for x in row]
            for k, x in enumerate(n[a, c]):
                total[a, k] += x
        cells = {(a, c): [math.log(x / total[a, k]) for k, x in enumerate(row)]
                 for (a, c), row in n.items()}
        return [M.log(math.fsum(p[k] for p in post) / d.N) for k in range(d.K)], cells

    def bound(post, prior, cells):
        votes = math.fsum(post[i][k] * (cells[a, c][k] + prior[k])
                          for i, a, c in d.votes for k in range(d.K) if post[i][k] > 0)
        return (votes - math.fsum(x * math.log(x) for p in post for x in p if x > 0)) / len(d.votes)

    post, loss = M.majority(d), -math.inf
    prior, cells = tables(post)
    for n in range(1, 101):
        post = M.expect(d, prior, lambda a, c, s, cells=cells: cells[a, c][s])
        prior, cells = tables(post)
        last, loss = loss, bound(post, prior, cells)
        if loss - last < 1e-5:
            break
    return post, n


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as rows:
        return list(csv.reader(rows))[1:]


def crowd_kit_sets(folder):
    """The program after as many iterations as that rule takes: posteriors, and accuracy."""
    tally = Tally()
    for name, published in CROWD_KIT.items():
        rows = [tuple(row) for row in read_csv(f"{folder}/{name}/answers.csv")]
        d = M.Votes(rows)
        post, n = crowd_kit(d)
        got = run(rows, {}, "--method", "dawid-skene", "--smoothing", "0", "--tolerance", "0",
                  "--max-iterations", str(n))
        compare(name, d, got, post, "dawid-skene", tally)
        label = {line["item"]: line["label"] for line in got}
        right = [label[i] == g for i, g in read_csv(f"{folder}/{name}/gold.csv") if i in label]
        accuracy = sum(right) / len(right)
        print(f"{name}: {n} iterations, accuracy {accuracy:.4f}, published {published:.4f}")
        tally.check(f"{name} accuracy", abs(accuracy - published) < 1e-4, True)
    return tally.end(f"{len(CROWD_KIT)} data sets by crowd-kit's rule")


def main(argv):
    if len(argv) == 5 and argv[1] == "random":
        return random_sets(argv[2].split(","), int(argv[3]), int(argv[4]))
    if len(argv) == 3 and argv[1] == "crowd-kit":
        return crowd_kit_sets(argv[2])
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv))
