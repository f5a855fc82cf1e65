#!/usr/bin/env python3
"""Accuracy of lbl-consensus on public sets with gold, beside published figures, against floors.

    consensus_accuracy.py FOLDER [METHOD,...]      default: all methods

FOLDER/NAME/answers.csv has columns task,worker,label, FOLDER/NAME/gold.csv task,label; none of
the sets has two answers of one worker to one task. lbl-consensus is found on PATH; it sees
no gold. Ends with 1 when a floor is missed. Python 3 alone is needed.
"""
import csv
import json
import subprocess
import sys

SETS = ("bluebird", "dog", "rte", "product", "possent", "web", "CF", "MS")

# Option words, and published accuracies by set, None where there is none. All but two are of
# crowd-kit 1.4.1 with its defaults (100 iterations, random_state 0), from the same files.
METHODS = {
    "majority": (["majority", "--ties", "first"],
                 (.7593, .8178, .9187, .8966, .9320, .7765, .9000, .7100)),
    "wawa": (["wawa"], (.7593, .8290, .9213, .8966, .9510, .8168, .8933, .7986)),
    "zbs": (["zbs"], (.7593, .8302, .9213, .8966, .9530, .8262, .8933, .8000)),
    "dawid-skene": (["dawid-skene"], (.8889, .8426, .9275, .9397, .9600, .8293, .8300, .7686)),
    # IBCC and EBCC: github.com/yuan-li/truth-inference-at-scale, outputs of its notebooks
    "ibcc": (["dawid-skene", "--prior", "4"],
             (.8889, .8389, .9275, .9383, .9600, .7508, .8833, .7900)),
    "one-coin": (["one-coin"], (.5833, .8302, .9250, .9084, .9490, .7486, .8867, .7929)),
    "glad": (["glad"], (.7222, .8340, .9263, None, .9480, None, .8800, .7886)),
    "mace": (["mace"], (.7222, .8302, .9250, .9304, .9560, None, .8867, .8000)),
    "ebcc": (["ebcc"], (.8611, .8401, .9313, .9349, .9610, .7686, .8833, .7871)),
    "kos": (["kos"], (.7222, None, .4975, .8955, .9330, None, None, None)),
    "mmsr": (["mmsr"], (.7130, .8278, .8575, None, .9370, None, .7733, .7400)),
    "auto": (["auto"], (None,) * 8),
}
TWO_CLASSES = {"kos"}

EXACT = METHODS["majority"][1]
DAWID_SKENE_LEAST = (.889, .842, .927, .939, .960, .821, .83, .768)
AUTO_MEAN_LEAST = .880
AUTO_BELOW_MAJORITY = .01


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as rows:
        return list(csv.reader(rows))[1:]


class Set:
    def __init__(self, folder, name):
        answers = rows_of(f"{folder}/{name}/answers.csv")
        self.classes = len({label for _, _, label in answers})
        self.gold = dict(rows_of(f"{folder}/{name}/gold.csv"))
        self.lines = "".join(json.dumps({"item": i, "annotator": a, "label": c}) + "\n"
                             for i, a, c in answers).encode()

    def accuracy(self, words):
        out = subprocess.run(["lbl-consensus", "--method", *words], input=self.lines,
                             stdout=subprocess.PIPE, check=True).stdout
        labels = [json.loads(line) for line in out.splitlines()]
        right = [self.gold[x["item"]] == x["label"] for x in labels if x["item"] in self.gold]
        return sum(right) / len(right)


def figure(x):
    return "        -" if x is None else f"{x:9.4f}"


def show(names, found):
    """A line a set, ours above the published one, and the means."""
    print(f"{'':20}" + "".join(f"{name[:8]:>9}" for name in names))
    for k, name in enumerate(SETS):
        print(f"{name:10}{'lbl':10}" + "".join(figure(found[m][k]) for m in names))
        print(f"{'':10}{'published':10}" + "".join(figure(METHODS[m][1][k]) for m in names))
    for who, of in (("lbl", found), ("published", {m: METHODS[m][1] for m in names})):
        means = [None if None in of[m] else sum(of[m]) / len(SETS) for m in names]
        print(f"{'mean':10}{who:10}" + "".join(map(figure, means)))


def verdict(what, value, floor, is_met):
    print(f"-> {what:34} {value:8.4f}  floor {floor:<8.4f} {'met' if is_met else 'missed'}")
    return is_met


def judge(found):
    """Floors, as far as their methods were run."""
    met = []
    for k, name in enumerate(SETS):
        if "majority" in found:
            x = found["majority"][k]
            met.append(verdict(f"majority, exactly: {name}", x, EXACT[k], round(x, 4) == EXACT[k]))
        if "dawid-skene" in found:
            x = found["dawid-skene"][k]
            met.append(verdict(f"dawid-skene: {name}", x, DAWID_SKENE_LEAST[k],
                               x >= DAWID_SKENE_LEAST[k]))
        if "auto" in found and "majority" in found:
            x, floor = found["auto"][k], found["majority"][k] - AUTO_BELOW_MAJORITY
            met.append(verdict(f"auto, not below majority: {name}", x, floor, x >= floor))
    if "auto" in found:
        mean = sum(found["auto"]) / len(SETS)
        met.append(verdict("auto, mean", mean, AUTO_MEAN_LEAST, mean >= AUTO_MEAN_LEAST))
    return all(met)


def main(argv):
    names = argv[2].split(",") if len(argv) == 3 else list(METHODS)
    if len(argv) not in (2, 3) or not set(names) <= set(METHODS):
        print(__doc__, file=sys.stderr)
        return 2
    sets = [Set(argv[1], name) for name in SETS]
    found = {m: [None if m in TWO_CLASSES and s.classes > 2 else s.accuracy(METHODS[m][0])
                 for s in sets] for m in names}
    show(names, found)
    return 0 if judge(found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv))
