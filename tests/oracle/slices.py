#!/usr/bin/env python3
"""Agreement by fields: each slice is what its own rows come to, by the definitions.

    slices.py random N SEED      N random data sets

Records, definitions and comparison are those of agreement.py beside this one.
"""
import json
import random
import sys

import agreement as A

VALUES = (None, "", "null", "\u0000", "\u00e9", "1", 1, 1.0, True, "true", "x,y", "~", "=", -2.5e3)


def text_of(value):
    """As a class comes: None stays, numbers lose what is needless."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(int(value)) if value == int(value) else repr(value)


def draw_fields(rng, rows):
    """A field of few values that an item may have several of, and one that often is absent."""
    values = rng.sample(VALUES, rng.randint(1, len(VALUES)))
    first = [rng.choice(values) for _ in rows]
    second = [rng.choice(("a", "b", "c", None)) if rng.random() < .5 else None for _ in rows]
    return first, second


def lines_of(rng, rows, first, second):
    lines = []
    for (item, annotator, label), x, y in zip(rows, first, second):
        line = {"item": item, "annotator": annotator, "label": label, "batch": x, "meta": {"at": y}}
        if y is None and rng.random() < .5:
            del line["meta"]
        lines.append(json.dumps(line))
    return lines


def compare(what, got, rows, values, tally, options):
    texts = [text_of(x) for x in values]
    seen = sorted({t for t in texts if t is not None}, key=str.encode)
    seen += [None] if None in texts else []
    tally.check(f"{what} values", [s["value"] for s in got], seen)
    for s in got:
        own = [r for r, t in zip(rows, texts) if t == s["value"]]
        want, where = A.measure(own, *options), f"{what} {s['value']!r}"
        counts = dict(s["counts"])
        tally.check(f"{where} annotations", counts["annotations"], len(own))
        for name in ("items", "annotators", "paired_items"):
            tally.check(f"{where} {name}", counts[name], want[name])
        tally.check(f"{where} categories", counts["categories"], len(want["categories"]))
        abstained = sum(x is None or x in options[1] for _, _, x in own)
        kept = sum(map(len, A.settle(own, *options).values()))
        tally.check(f"{where} abstained", counts["abstained"], abstained)
        tally.check(f"{where} duplicates", counts["duplicates"], len(own) - abstained - kept)
        for name in ("percent_agreement", "cohen_kappa", "scott_pi", "fleiss_kappa", "conger_kappa",
                     "krippendorff_alpha", "gwet_ac1", "brennan_prediger"):
            value, error = want[name.replace("ac1", "ac")]
            tally.check(f"{where} {name}", s["coefficients"][name]["value"], value)
            tally.check(f"{where} {name} se", s["coefficients"][name]["se"], error)


def random_sets(n, seed):
    rng, tally = random.Random(seed), A.Tally()
    for k in range(n):
        rows = A.draw(rng, A.LABELS)
        first, second = draw_fields(rng, rows)
        duplicates, abstain = rng.choice(("last", "first", "all")), rng.choice(((), A.LABELS[:1]))
        options = ["--by", "batch,/meta/at", "--duplicates", duplicates, "-j", str(rng.randint(1, 4)),
                   "--block-size", rng.choice(("1", "500", "64K"))]
        options += ["--abstain", ",".join(abstain)] if abstain else []
        got = A.run(lines_of(rng, rows, first, second), *options)
        for field, values in (("batch", first), ("/meta/at", second)):
            compare(f"set {k} {field}", got["by"][field], rows, values, tally, (duplicates, abstain))
    return tally.end(f"{n} random data sets, slice by slice")


def main(argv):
    if len(argv) == 4 and argv[1] == "random":
        return random_sets(int(argv[2]), int(argv[3]))
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv))
