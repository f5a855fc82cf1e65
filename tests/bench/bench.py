"""Runs the benchmarks and sets the figures beside their floors.

All commands of a table run in the same rounds, one after the other, so that
whatever else the machine does meets all of them alike. Figures are medians.
CPU time (user and system) is the column to trust on a busy machine; wall time
equals it on an idle one. Slow tools get a cut of the data; their rates are
compared. Called by run.sh.
"""
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.environ["BUILD"]
BENCH = os.path.join(BUILD, "bench")
PEERS = os.path.join(BUILD, "peers")
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
FULL_MB = 300
MB = int(os.environ.get("BENCH_MB", FULL_MB))
CUT_MB = min(40, MB)
EM_ITERATIONS = 20
SMALL_LINES = MB * 100000 // 3  # ten million at full size
ITEMS = MB * 10000 // 3  # that are judged: a million at full size, 136 MB
CROWD_ITEMS = MB * 1000 // 3  # of a crowd: a hundred thousand, half a million judgments, 26 MB

PYTHON_FOLD = """
import collections, json, sys
n = collections.Counter(json.loads(line)["label"] for line in open(sys.argv[1], "rb"))
print(n)
"""


PYTHON_LOADS = """
import json, sys
for line in open(sys.argv[1], "rb"):
    json.loads(line)
"""

# Nominal alpha of items x categories, as pandas reads and counts them.
PANDAS_ALPHA = """
import sys
import numpy, pandas
table = pandas.read_json(sys.argv[1], lines=True)
item, items = pandas.factorize(table["item"])
label, labels = pandas.factorize(table["label"])
q = len(labels)
n = numpy.bincount(item * q + label, minlength=len(items) * q).reshape(-1, q).astype(float)
n = n[n.sum(1) > 1]
rated, values = n.sum(1), n.sum(0)
observed = ((rated**2 - (n**2).sum(1)) / (rated - 1)).sum() / values.sum()
expected = 1 - (values * (values - 1)).sum() / (values.sum() * (values.sum() - 1))
print(1 - observed / expected)
"""


def bench(name):
    return os.path.join(BENCH, name)


def data(name, kind, amount, program="gen"):
    """A generated file, reused when it is there."""
    path = bench("%s-%d" % (name, amount))
    if not os.path.exists(path):
        with open(path + ".part", "wb") as out:
            subprocess.run([bench(program), kind, str(amount)], stdout=out, check=True)
        os.rename(path + ".part", path)
    return path


def annotations(mb):
    return data("annotations", "annotations", mb * 1000000)


def small():
    return data("small", "small", SMALL_LINES)


class Contestant:
    """A command, the bytes that it reads, and what its runs took."""

    def __init__(self, name, files, command, needs=None, env=None, out="/dev/null"):
        self.name = name
        self.out = out
        self.bytes = sum(os.path.getsize(f) for f in files)
        self.command = command + files
        self.missing = None if needs is None or needs() else "not installed, see make deps-all"
        self.env = dict(os.environ, **(env or {}))
        self.runs = []

    def run(self):
        done = subprocess.run([bench("measure"), self.out] + self.command, env=self.env,
                              capture_output=True, text=True, check=True)
        status, wall, cpu, peak_kb = done.stdout.split()
        if status != "0":
            said = done.stderr.strip().split("\n")[0]
            self.missing = "status %s: %s" % (status, said or "no message")
        self.runs.append((float(wall), float(cpu), int(peak_kb)))

    def median(self, column):
        return statistics.median(run[column] for run in self.runs)

    wall = property(lambda self: self.median(0))
    cpu = property(lambda self: self.median(1))
    peak_mb = property(lambda self: max(run[2] for run in self.runs) / 1024)

    def rate(self, seconds):
        return self.bytes / 1e6 / max(seconds, 1e-4)


def compete(title, contestants):
    """Interleaved rounds, then the table; the contestants that ran, by name."""
    for number in range(ROUNDS + 1):
        for c in contestants:
            if not c.missing:
                c.run()
        if number == 0:  # it warmed the caches
            for c in contestants:
                c.runs = c.runs if c.missing else []
    print("\n== %s" % title)
    print("   load %.2f; medians of %d rounds" % (os.getloadavg()[0], ROUNDS))
    print("   %-34s %8s %8s %8s %8s %8s" % ("", "wall s", "cpu s", "MB/s", "MB/s cpu", "peak MB"))
    for c in contestants:
        if c.missing:
            print("   %-34s skipped: %s" % (c.name, c.missing))
        else:
            print("   %-34s %8.3f %8.3f %8.0f %8.0f %8.1f" % (
                c.name, c.wall, c.cpu, c.rate(c.wall), c.rate(c.cpu), c.peak_mb))
    return {c.name: c for c in contestants if not c.missing}


def verdict(what, value, floor, is_met, note=""):
    print("   -> %-40s %8s  floor %-8s %s%s" % (what, value, floor,
                                                "met" if is_met else "missed", note))


def faster(ran, ours, peer, floor):
    """Is ours `floor` times as fast as the peer, by CPU time a byte?"""
    if ours not in ran or peer not in ran:
        return
    a, b = ran[ours], ran[peer]
    cpu, wall = a.rate(a.cpu) / b.rate(b.cpu), a.rate(a.wall) / b.rate(b.wall)
    verdict("%s: times %s, CPU" % (ours, peer), "%.1f" % cpu, "%g" % floor, cpu >= floor,
            " (wall %.1f)" % wall)


def has(tool):
    return lambda: shutil.which(tool) is not None


def has_duckdb():
    return has("node")() and os.path.isdir(os.path.join(PEERS, "node_modules/@duckdb/node-api"))


def ours(job, files, threads=1, out="/dev/null"):
    return Contestant("lbl" if threads == 1 else "lbl -j %d" % threads, files,
                      [bench("bench_path"), job, str(threads)], out=out)


def duckdb(job, files, out):
    return Contestant("DuckDB", files, ["node", os.path.join(HERE, "duckdb.mjs"), job],
                      has_duckdb, {"PEERS": PEERS}, out)


def has_module(*names):
    return lambda: all(importlib.util.find_spec(name) for name in names)


def same_answer(ran, one, other):
    """A fast wrong answer is none."""
    if one in ran and other in ran:
        with open(ran[one].out, "rb") as a, open(ran[other].out, "rb") as b:
            is_same = a.read() == b.read()
        print("   -> the answer of %s: %s" % (other, "the same" if is_same else "DIFFERENT"))


def run_fold():
    whole, cut = annotations(MB), annotations(CUT_MB)
    ran = compete("fold: count one member's values, %d MB, one thread" % MB, [
        ours("fold", [whole], out=bench("fold.lbl")),
        duckdb("fold", [whole], bench("fold.duckdb")),
        Contestant("jansson", [cut], [bench("bench_jansson")]),
        Contestant("jq", [cut], ["jq", "-n", "reduce inputs as $x ({}; .[$x.label] += 1)"],
                   has("jq")),
        Contestant("python3", [cut], [sys.executable, "-c", PYTHON_FOLD]),
        Contestant("Miller", [cut], ["mlr", "--ijsonl", "--ojsonl", "count-distinct", "-f",
                                     "label"], has("mlr")),
    ])
    same_answer(ran, "lbl", "DuckDB")
    faster(ran, "lbl", "jansson", 18)
    faster(ran, "lbl", "DuckDB", 3)
    faster(ran, "lbl", "jq", 30)


def run_filter():
    ran = compete("filter: append one member to each record, %d MB, to /dev/null" % MB, [
        ours("filter", [annotations(MB)]),
        Contestant("jq", [annotations(CUT_MB)], ["jq", "-c", ".x=1"], has("jq")),
    ])
    faster(ran, "lbl", "jq", 45)


def run_group():
    ran = compete("group: count by item, %.1f M lines, one thread" % (SMALL_LINES / 1e6), [
        ours("group", [small()], out=bench("group.lbl")),
        duckdb("group", [small()], bench("group.duckdb"))])
    same_answer(ran, "lbl", "DuckDB")
    faster(ran, "lbl", "DuckDB", 1.5)
    peak = ran["lbl"].peak_mb if "lbl" in ran else 0
    verdict("peak MB", "%.0f" % peak, "300", 0 < peak < 300)


def run_memory():
    """A tenth, the whole, and ten times the whole, as one input each."""
    tenth, whole = annotations(max(MB // 10, 1)), annotations(MB)
    for job in ("fold", "filter"):
        cases = [("%d MB" % (MB // 10), [tenth]), ("%d MB" % MB, [whole]),
                 ("%d MB" % (MB * 10), [whole] * 10)]
        contestants = []
        for name, files in cases:
            c = ours(job, files)
            c.name = name
            contestants.append(c)
        ran = compete("memory of %s" % job, contestants)
        peaks = [c.peak_mb for c in ran.values()]
        verdict("peak MB, most", "%.1f" % max(peaks), "32", max(peaks) < 32)
        verdict("peak MB, spread", "%.1f" % (max(peaks) - min(peaks)), "1",
                max(peaks) - min(peaks) < 1)


def gain_verdict(ran, floor):
    gain = ran["lbl"].wall / ran["lbl -j 2"].wall
    verdict("times one thread, wall", "%.2f" % gain, "%g" % floor, gain >= floor,
            "" if os.cpu_count() >= 2 and os.getloadavg()[0] < 1 else
            " (the machine is not idle: not to be trusted)")


def run_threads():
    for job in ("fold", "filter"):
        ran = compete("two threads: %s, %d MB" % (job, MB),
                      [ours(job, [annotations(MB)]), ours(job, [annotations(MB)], 2)])
        gain_verdict(ran, 1.7)


def bench_rules():
    """The rules of the examples, on the member that the benchmark's texts are in."""
    path = bench("rules.json")
    with open(os.path.join(ROOT, "examples", "rules.json"), encoding="utf-8") as rules:
        with open(path, "w", encoding="utf-8") as out:
            out.write(rules.read().replace('"data.text"', '"text"'))
    return path


def run_programs():
    """No floors here: what the programs make of the data path."""
    whole, table = [annotations(MB)], [data("csv", "csv", MB * 1000000 // 2)]
    schema = os.path.join(ROOT, "examples", "sentiment.json")
    one = ["-j", "1"]
    rows = [
        ("lbl-ingest", table, ["--from", "csv", "--id", "id"]),
        ("lbl-ingest", whole, ["--from", "jsonl"]),
        ("lbl-prelabel", whole, ["--rules", bench_rules()]),
        ("lbl-validate", whole, ["-s", schema]),
        ("lbl-agree", whole, []),
        ("lbl-sample", whole, ["-p", "0.01"]),
        ("lbl-sample", whole, ["-n", "1000"]),
        ("lbl-report", whole, []),
    ]
    compete("programs, %d MB, to /dev/null (information)" % MB, [
        Contestant(" ".join([name] + [os.path.basename(w) for w in words]), files,
                   [os.path.join(BUILD, name)] + one + words) for name, files, words in rows])


def judged(kind="judged", items=ITEMS):
    return data(kind, kind, items)


def agree(name, file, *words, threads=1, out="/dev/null", of="all"):
    """All coefficients for classes, or some, with their errors."""
    return Contestant(name, [file], [os.path.join(BUILD, "lbl-agree"), "-j", str(threads),
                                     "--coefficient", of, "-f", "json", *words], out=out)


def run_agree():
    """Agreement of a million items: 2.7 million annotations, 19,900 pairs of annotators."""
    whole, shuffled, cut = judged(), judged("judged-shuffled"), judged(items=max(ITEMS // 4, 1))
    ran = compete("agree: all coefficients of %d items, one thread" % ITEMS, [
        agree("lbl", whole, out=bench("agree.lbl")),
        agree("lbl --sorted", whole, "--sorted"),
        agree("lbl, lines shuffled", shuffled, out=bench("agree.shuffled")),
        agree("lbl, 3 pairs", judged("judged-few")),
        agree("lbl, --by pair", whole, "--by", "pair"),
        Contestant("json.loads alone", [cut], [sys.executable, "-c", PYTHON_LOADS]),
        Contestant("jq @tsv", [cut], ["jq", "-r", "[.item,.label]|@tsv"], has("jq")),
        Contestant("pandas, alpha alone", [cut], [sys.executable, "-c", PANDAS_ALPHA],
                   has_module("pandas", "numpy")),
    ])
    same_answer(ran, "lbl", "lbl, lines shuffled")
    for peer, floor in (("json.loads alone", 8), ("jq @tsv", 22), ("pandas, alpha alone", 25)):
        for name in ("lbl", "lbl --sorted"):
            faster(ran, name, peer, floor)
    for more, less, what in (("lbl", "lbl, 3 pairs", "19,900 pairs counted"),
                             ("lbl, --by pair", "lbl", "19,900 pairs written")):
        if more in ran and less in ran:
            added = ran[more].cpu / max(ran[less].cpu, 1e-4) - 1
            verdict("%s add, CPU %%" % what, "%.0f" % (100 * added), "30", added < .3)
    peak = max((c.peak_mb for name, c in ran.items() if name.startswith("lbl")), default=0)
    verdict("peak MB, any order", "%.0f" % peak, "150", 0 < peak <= 150)
    run_agree_bootstrap(whole)
    run_agree_threads(whole)
    run_agree_memory(whole, shuffled)
    run_agree_growth(whole)


def run_agree_bootstrap(whole):
    """Of coefficients that do not ask who rated: drawn by patterns of ratings, not by items."""
    of = "percent,fleiss,alpha,ac,bp"
    ran = compete("agree: 2,000 bootstrap replicates", [
        agree("lbl, by formulas", whole, of=of),
        agree("lbl, bootstrap", whole, "--ci", "bootstrap", "--replicates", "2000", of=of)])
    if len(ran) == 2:
        added = ran["lbl, bootstrap"].cpu / max(ran["lbl, by formulas"].cpu, 1e-4) - 1
        verdict("2,000 replicates add, CPU %", "%.0f" % (100 * added), "20", added < .2)


def run_agree_threads(whole):
    ran = compete("agree: two threads", [agree("lbl", whole), agree("lbl -j 2", whole, threads=2)])
    gain_verdict(ran, 1.6)
    ran = compete("agree --sorted: two threads", [
        agree("lbl", whole, "--sorted"), agree("lbl -j 2", whole, "--sorted", threads=2)])
    gain_verdict(ran, 1.6)


def run_agree_memory(whole, shuffled):
    """Items that are not kept, and items that go to a temporary file."""
    ran = compete("agree: little memory, one thread", [
        agree("lbl", whole, out=bench("agree.lbl")),
        agree("lbl --sorted", whole, "--sorted", out=bench("agree.sorted")),
        agree("lbl --memory 64M, shuffled", shuffled, "--memory", "64M",
              out=bench("agree.spilled"))])
    for name, most in (("lbl --sorted", 40), ("lbl --memory 64M, shuffled", 100)):
        same_answer(ran, "lbl", name)
        if name in ran:
            peak = ran[name].peak_mb
            verdict("peak MB, %s" % name, "%.0f" % peak, most, peak <= most)


def run_agree_growth(whole):
    """Time by annotation, whose tables leave the processor's caches as they grow."""
    ran = compete("agree: ten times the items", [
        agree("lbl", whole), agree("lbl, 10 times", judged(items=10 * ITEMS))])
    if len(ran) == 2:
        times = ran["lbl, 10 times"].cpu / max(ran["lbl"].cpu, 1e-4)
        verdict("times the CPU time", "%.1f" % times, "12", times <= 12)


def crowd(items):
    return data("crowd", "judgments", items, "gen_crowd")


def consensus(name, file, *words, threads=1, out="/dev/null"):
    """Twenty iterations of Dawid and Skene, unless words say something else."""
    words = words or ("--method", "dawid-skene", "--max-iterations", str(EM_ITERATIONS),
                      "--tolerance", "0")
    return Contestant(name, [file], [os.path.join(BUILD, "lbl-consensus"), "-j", str(threads),
                                     *words], out=out)


def numpy_python():
    """An interpreter that has numpy, or None: it need not be the one that runs this."""
    for python in (sys.executable, "/usr/bin/python3"):
        if os.path.exists(python) and subprocess.run([python, "-c", "import numpy"], check=False,
                                                     stderr=subprocess.DEVNULL).returncode == 0:
            return python
    return None


def at_most(ran, peer, floor):
    """The share of the peer's CPU time that lbl takes on the same file."""
    if peer in ran:
        share = ran["lbl"].cpu / ran[peer].cpu
        verdict("share of %s, CPU" % peer, "%.2f" % share, "%g" % floor, share <= floor)


def labels_of(path):
    with open(path, "rb") as lines:
        return {x["item"]: x["label"] for x in map(json.loads, lines)}


def same_labels(ran, other, file):
    """As the peer's; and how many are true."""
    ours, truth = labels_of(ran["lbl"].out), labels_of(file)
    if other in ran:
        theirs = labels_of(ran[other].out)
        print("   -> labels unlike those of %s: %d of %d" % (
            other, sum(theirs[i] != x for i, x in ours.items()), len(theirs)))
    print("   -> accuracy %.5f" % (sum(truth[i] == x for i, x in ours.items()) / len(truth)))


def run_consensus():
    """Half a million judgments of a hundred thousand items, and ten times as many."""
    few, many, python = crowd(CROWD_ITEMS), crowd(10 * CROWD_ITEMS), numpy_python()
    ran = compete("consensus: Dawid and Skene, %d items, one thread" % CROWD_ITEMS, [
        consensus("lbl", few, out=bench("consensus.lbl")),
        consensus("lbl, majority", few, "--method", "majority"),
        consensus("lbl, auto", few, "--method", "auto"),
        Contestant("json.loads alone", [few], [sys.executable, "-c", PYTHON_LOADS]),
        Contestant("jq @tsv", [few], ["jq", "-r", "[.item,.annotator,.label]|@tsv"], has("jq")),
        Contestant("numpy", [few], [python or "python3", os.path.join(HERE, "dawid_skene_numpy.py"),
                                    str(EM_ITERATIONS)],
                   lambda: python, out=bench("consensus.numpy")),
    ])
    at_most(ran, "json.loads alone", .7)
    verdict("peak MB", "%.0f" % ran["lbl"].peak_mb, "60", ran["lbl"].peak_mb <= 60)
    same_labels(ran, "numpy", data("crowd-truth", "truth", CROWD_ITEMS, "gen_crowd"))
    ran = compete("consensus: Dawid and Skene, %d items, one thread" % (10 * CROWD_ITEMS), [
        consensus("lbl", many), consensus("lbl, majority", many, "--method", "majority"),
        Contestant("json.loads alone", [many], [sys.executable, "-c", PYTHON_LOADS])])
    at_most(ran, "json.loads alone", .8)
    verdict("peak MB", "%.0f" % ran["lbl"].peak_mb, "500", ran["lbl"].peak_mb <= 500)
    for file, n in ((few, CROWD_ITEMS), (many, 10 * CROWD_ITEMS)):
        ran = compete("consensus: two threads, %d items" % n, [
            consensus("lbl", file), consensus("lbl -j 2", file, threads=2)])
        gain_verdict(ran, 1.6)


def run_accuracy():
    """On public sets, where they are at hand; their floors end the run."""
    folder = os.path.join(os.environ.get("LBL_DATA", os.path.join(ROOT, "../shared/data")), "crowd")
    if not os.path.isdir(folder):
        print("\n== accuracy: skipped: no public sets (LBL_DATA)")
        return
    print("\n== accuracy of consensus, beside published figures", flush=True)
    path = BUILD + os.pathsep + os.environ["PATH"]
    done = subprocess.run([sys.executable, os.path.join(HERE, "consensus_accuracy.py"), folder],
                          env=dict(os.environ, PATH=path), check=False)
    if done.returncode:
        sys.exit(1)


PARTS = {"fold": run_fold, "filter": run_filter, "group": run_group, "memory": run_memory,
         "threads": run_threads, "agree": run_agree, "consensus": run_consensus,
         "accuracy": run_accuracy, "programs": run_programs}


def main():
    wanted = sys.argv[1:] or list(PARTS)
    unknown = [w for w in wanted if w not in PARTS]
    if unknown:
        print("bench: no part '%s'; there are: %s" % (unknown[0], " ".join(PARTS)),
              file=sys.stderr)
        sys.exit(2)
    if MB != FULL_MB:
        print("The floors are meant for %d MB, these are %d." % (FULL_MB, MB))
    for name in wanted:
        PARTS[name]()


if __name__ == "__main__":
    main()
