"""Consensus methods for classes, by their papers: nothing here is shared with the C code.

Dictionaries and lists, item by item. A method takes Votes and gives a posterior an item, by
class; starts, rules to stop and departures from the papers are those that lbl-consensus(1)
and the headers of lib/stat promise. Used by consensus.py. Python 3 alone is needed.
"""
import math
from collections import defaultdict

M64 = (1 << 64) - 1
TIE_WIDTH = 1e-9


# ---- XXH3-64 of up to 16 bytes, by the specification of xxHash 0.8 ------------

SECRET = bytes.fromhex("b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671f"
                       "cb79e64eccc0e578825ad07dccff7221b8084674f743248ee03590e6813a264c")


def little(b):
    return int.from_bytes(b, "little")


def swapped(x, n):
    return int.from_bytes(x.to_bytes(n, "little"), "big")


def turned(x, bits):
    return (x << bits | x >> (64 - bits)) & M64


def hash_1to3(b, seed):
    x = b[0] << 16 | b[len(b) >> 1] << 24 | b[-1] | len(b) << 8
    x ^= ((little(SECRET[:4]) ^ little(SECRET[4:8])) + seed) & M64
    x = (x ^ x >> 33) * 0xC2B2AE3D27D4EB4F & M64
    x = (x ^ x >> 29) * 0x165667B19E3779F9 & M64
    return x ^ x >> 32


def hash_4to8(b, seed):
    seed ^= swapped(seed & 0xFFFFFFFF, 4) << 32
    x = little(b[-4:]) + (little(b[:4]) << 32)
    x ^= ((little(SECRET[8:16]) ^ little(SECRET[16:24])) - seed) & M64
    x ^= turned(x, 49) ^ turned(x, 24)
    x = x * 0x9FB21C651E98DF25 & M64
    x ^= (x >> 35) + len(b)
    x = x * 0x9FB21C651E98DF25 & M64
    return x ^ x >> 28


def hash_9to16(b, seed):
    low = little(b[:8]) ^ ((little(SECRET[24:32]) ^ little(SECRET[32:40])) + seed) & M64
    high = little(b[-8:]) ^ ((little(SECRET[40:48]) ^ little(SECRET[48:56])) - seed) & M64
    product = low * high
    x = (len(b) + swapped(low, 8) + high + (product & M64 ^ product >> 64)) & M64
    x = (x ^ x >> 37) * 0x165667919E3779F9 & M64
    return x ^ x >> 32


def xxh3(b, seed=0):
    n = len(b)
    assert 0 < n <= 16, "longer keys are not drawn here"
    return (hash_1to3 if n < 4 else hash_4to8 if n < 9 else hash_9to16)(b, seed)


def vote_hash(item, column, seed):
    return xxh3(item.to_bytes(8, "little") + column.to_bytes(4, "little"), seed)


# ---- votes --------------------------------------------------------------------

class Votes:
    """Items in the order of their ids' hashes, annotators and classes in that of bytes."""

    def __init__(self, rows, gold=()):
        """rows: (item, annotator, label), label None where abstained; gold: {item: label}."""
        gold = {i: g for i, g in dict(gold).items() if any(i == row[0] for row in rows)}
        self.items = sorted({i for i, _, _ in rows},
                            key=lambda i: (xxh3(i.encode()), i.encode()))
        self.annotators = sorted({a for _, a, _ in rows}, key=str.encode)
        self.classes = sorted({c for _, _, c in rows if c is not None} | set(gold.values()),
                              key=str.encode)
        item, annotator, label = ({n: k for k, n in enumerate(names)} for names in
                                  (self.items, self.annotators, self.classes))
        self.fill(len(item), len(annotator), len(label),
                  sorted((item[i], annotator[a], label[c]) for i, a, c in rows if c is not None),
                  {item[i]: label[g] for i, g in gold.items()})

    def fill(self, n, n_annotators, n_classes, votes, known):
        self.N, self.A, self.K, self.votes, self.known = n, n_annotators, n_classes, votes, known
        self.of_item, self.of_annotator = defaultdict(list), defaultdict(list)
        for i, a, c in votes:
            self.of_item[i].append((a, c))
            self.of_annotator[a].append((i, c))
        self.voted = [i for i in range(n) if self.of_item[i]]

    def part(self, votes):
        """The same items and annotators, fewer votes."""
        d = object.__new__(Votes)
        d.fill(self.N, self.A, self.K, votes, self.known)
        return d

    def one_hot(self, i):
        return [float(k == self.known[i]) for k in range(self.K)]


def log(x):
    return math.log(x) if x > 0 else -1e300


def softmax(logs):
    top = max(logs)
    e = [math.exp(x - top) for x in logs]
    return [x / math.fsum(e) for x in e]


def first(p):
    """The first of the most probable classes."""
    return next(k for k, x in enumerate(p) if x > max(p) - TIE_WIDTH)


def digamma(x):
    """By recurrence up to 30, then Stirling's series: some 1e-12."""
    r = 0.0
    while x < 30:
        r -= 1 / x
        x += 1
    return r + math.log(x) - 1 / (2 * x) - 1 / (12 * x * x) + 1 / (120 * x ** 4) - 1 / (252 * x ** 6)


# ---- votes added up -----------------------------------------------------------

def weighted_shares(d, weights):
    post = [[0.0] * d.K for _ in range(d.N)]
    for i in d.voted:
        s = [math.fsum(weights[a] for a, c in d.of_item[i] if c == k) for k in range(d.K)]
        if math.fsum(s) == 0:  # of annotators whom nothing is thought of, all count alike
            s = [sum(c == k for _, c in d.of_item[i]) for k in range(d.K)]
        post[i] = [x / math.fsum(s) for x in s]
    return post


def agreement(d, post):
    label = {i: d.known.get(i, first(post[i])) for i in d.voted}
    return [sum(label[i] == c for i, c in own) / len(own) if own else 0
            for own in (d.of_annotator[a] for a in range(d.A))]


def majority(d):
    return weighted_shares(d, [1] * d.A)


def weighted(d):
    """By accuracy on what is known, each starting from one right of two."""
    known = [[c == d.known[i] for i, c in d.of_annotator[a] if i in d.known] for a in range(d.A)]
    every = [right for own in known for right in own]
    return weighted_shares(d, [(sum(own or every) + 1) / (len(own or every) + 2) for own in known])


def wawa(d):
    return weighted_shares(d, agreement(d, majority(d)))


def zbs(d):
    skill, rate = [1 / d.K + 1e-5] * d.A, 1.0
    for iteration in range(1, 101):
        if iteration % 20 == 0:
            rate /= 2
        agreed = agreement(d, weighted_shares(d, skill))
        skill = [x + rate * (y - x) for x, y in zip(skill, agreed)]
    return weighted_shares(d, skill)


# ---- latent classes: states are classes, or groups of each --------------------

def known_state(d, i, states):
    groups = states // d.K
    return [1 / groups if s // groups == d.known[i] else 0.0 for s in range(states)]


def fixed(d, post, states):
    """Posteriors of the items that are known are what is known."""
    return [known_state(d, i, states) if i in d.known and d.of_item[i] else p
            for i, p in enumerate(post)]


def expect(d, log_prior, log_cell):
    """log_cell(annotator, answer, state)."""
    states = range(len(log_prior))
    post = [[0.0] * len(log_prior) for _ in range(d.N)]
    for i in d.voted:
        post[i] = softmax([log_prior[s] + math.fsum(log_cell(a, c, s) for a, c in d.of_item[i])
                           for s in states])
    return fixed(d, post, len(log_prior))


def count(d, post, states):
    """Expected votes by (annotator, answer, state), and items by state."""
    n, mass = defaultdict(float), [0.0] * states
    for i, a, c in d.votes:
        for s in range(states):
            n[a, c, s] += post[i][s]
    for i in d.voted:
        for s in range(states):
            mass[s] += post[i][s]
    return n, mass


def change(p, q):
    return max(abs(x - y) for a, b in zip(p, q) for x, y in zip(a, b))


def em(d, post, tables, iterations, tolerance):
    """tables(counts, mass) -> log prior, log cell."""
    post = fixed(d, post, len(post[0]))
    for _ in range(iterations):
        new = expect(d, *tables(*count(d, post, len(post[0]))))
        done = tolerance > 0 and change(new, post) <= tolerance
        post = new
        if done:
            break
    return post


def dawid_skene(d, smoothing=.01, iterations=100, tolerance=1e-6):
    said = {(a, c) for _, a, c in d.votes}

    def tables(n, mass):
        def smoothed(a, c, s):
            x = n[a, c, s] + smoothing
            return 1e-10 if x < 1e-10 and (a, c) in said else x
        total = {(a, s): math.fsum(smoothed(a, c, s) for c in range(d.K))
                 for a in range(d.A) for s in range(d.K)}
        prior = [log(m / math.fsum(mass)) for m in mass]
        return prior, lambda a, c, s: math.log(smoothed(a, c, s) / total[a, s])
    return em(d, majority(d), tables, iterations, tolerance)


def bayes_cells(d, n, states, diagonal, off):
    """Expected logs of tables with Dirichlet priors."""
    groups, cell = states // d.K, {}
    for a in range(d.A):
        for s in range(states):
            b = [n[a, c, s] + (diagonal if c == s // groups else off) for c in range(d.K)]
            for c in range(d.K):
                cell[a, c, s] = digamma(b[c]) - digamma(math.fsum(b))
    return lambda a, c, s: cell[a, c, s]


def ibcc(d, prior=4, iterations=100, tolerance=1e-6):
    def tables(n, mass):
        return [digamma(m + 1) for m in mass], bayes_cells(d, n, d.K, prior, 1)
    return em(d, majority(d), tables, iterations, tolerance)


def one_coin(d, iterations=100, tolerance=1e-6):
    def tables(n, mass):
        q = []
        for a in range(d.A):
            right = math.fsum(n[a, k, k] for k in range(d.K))
            q.append(right / len(d.of_annotator[a]) if d.of_annotator[a] else 1 / d.K)

        def cell(a, c, s):
            return math.log(min(max(q[a] if c == s else (1 - q[a]) / (d.K - 1), 1e-10), 1 - 1e-10))
        return [log(m / math.fsum(mass)) for m in mass], cell
    return em(d, majority(d), tables, iterations, tolerance)


def ebcc_from(d, shares, groups, seed, iterations, tolerance):
    """A fit whose start splits each class's share over its groups by numbers from the seed."""
    states, post = d.K * groups, []
    for i, share in enumerate(shares):
        row = []
        for k in range(d.K):
            e = [-math.log(((vote_hash(i, k * groups + g, seed) >> 11) + .5) * 2.0 ** -53)
                 for g in range(groups)]
            row += [share[k] * x / math.fsum(e) for x in e]
        post.append(row)

    def tables(n, mass):
        prior = []
        for k in range(d.K):
            own = mass[k * groups:(k + 1) * groups]
            m = math.fsum(own)
            prior += [digamma(m + 1) + digamma(x + .1 / groups) - digamma(m + .1) for x in own]
        return prior, bayes_cells(d, n, states, 4, 1)
    post = em(d, post, tables, iterations, tolerance)
    return [[math.fsum(p[k * groups:(k + 1) * groups]) for k in range(d.K)] for p in post]


def ebcc(d, groups=10, seed=1, iterations=500, tolerance=1e-3, starts=5):
    """From the model with one group, by several seeds: the fit that is nearest their mean."""
    shares = ibcc(d, 4, iterations, tolerance)
    fits = [ebcc_from(d, shares, groups, (seed + n) & M64, iterations, tolerance)
            for n in range(starts)]
    cells = [[x for p in fit for x in p] for fit in fits]
    mean = [math.fsum(x) / starts for x in zip(*cells)]
    distance = [math.fsum((x - y) ** 2 for x, y in zip(fit, mean)) for fit in cells]
    return fits[distance.index(min(distance))]


def mace(d, iterations=100, tolerance=1e-6):
    knows, spams = [.5] * d.A, [.5] * d.A
    habit = [[1 / d.K] * d.K for _ in range(d.A)]
    even = [-math.log(d.K)] * d.K

    def cell(a, c, s):
        return math.log(spams[a] * habit[a][c] + (knows[a] if c == s else 0))

    def learn(post):
        knew, drew = [0.0] * d.A, [[0.0] * d.K for _ in range(d.A)]
        for i, a, c in d.votes:
            for k in range(d.K):
                known = knows[a] if c == k else 0
                drawn = spams[a] * habit[a][c]
                knew[a] += post[i][k] * known / (known + drawn)
                drew[a][c] += post[i][k] * drawn / (known + drawn)
        for a in range(d.A):
            drawn = math.fsum(drew[a])
            both = digamma(knew[a] + drawn + 1)
            knows[a] = math.exp(digamma(knew[a] + .5) - both)
            spams[a] = math.exp(digamma(drawn + .5) - both)
            habit[a] = [math.exp(digamma(x + 10) - digamma(drawn + 10 * d.K)) for x in drew[a]]

    post = expect(d, even, cell)
    for _ in range(iterations):
        learn(post)
        new = expect(d, even, cell)
        done = tolerance > 0 and change(new, post) <= tolerance
        post = new
        if done:
            break
    return post


# ---- other models -------------------------------------------------------------

def glad(d, iterations=100, tolerance=1e-6):
    alpha, beta = [1.0] * d.A, [1.0] * d.N

    def sigmoid(x):
        return 1 / (1 + math.exp(-x))

    def weigh():
        post = [[0.0] * d.K for _ in range(d.N)]
        for i in d.voted:
            s = {a: sigmoid(alpha[a] * math.exp(beta[i])) for a, _ in d.of_item[i]}
            post[i] = d.one_hot(i) if i in d.known else softmax(
                [math.fsum(math.log(s[a] if c == k else (1 - s[a]) / (d.K - 1))
                           for a, c in d.of_item[i]) for k in range(d.K)])
        return post

    def scored(at, votes):
        """A step of Fisher's scoring; votes: (probability that it is right, x, dx)."""
        gradient, curvature = -(at - 1), 1.0
        for p, x, dx in votes:
            s = sigmoid(x)
            gradient += dx * (p - s)
            curvature += dx * dx * s * (1 - s)
        return at + max(-1.0, min(1.0, gradient / curvature))

    post = weigh()
    for _ in range(iterations):
        alpha = [scored(alpha[a], [(post[i][c], alpha[a] * math.exp(beta[i]), math.exp(beta[i]))
                                   for i, c in d.of_annotator[a]]) for a in range(d.A)]
        beta = [scored(beta[i], [(post[i][c],) + (alpha[a] * math.exp(beta[i]),) * 2
                                 for a, c in d.of_item[i]]) for i in range(d.N)]
        new = weigh()
        done = tolerance > 0 and change(new, post) <= tolerance
        post = new
        if done:
            break
    return post


def kos(d, iterations=100):
    sign = (1, -1)
    trust = {(i, a): 1.0 for i, a, _ in d.votes}
    for _ in range(iterations):
        heard = {(i, a): sum(sign[m] * trust[i, b] for b, m in d.of_item[i] if b != a)
                 for i, a, _ in d.votes}
        trust = {(i, a): sum(sign[m] * heard[j, a] for j, m in d.of_annotator[a] if j != i)
                 for i, a, _ in d.votes}
        top = max(abs(v) for v in trust.values())
        if top > 0:
            trust = {k: v / top for k, v in trust.items()}
    post = [[0.0] * d.K for _ in range(d.N)]
    for i in d.voted:
        side = [0.0, 0.0]
        for a, c in d.of_item[i]:
            v = sign[c] * trust[i, a]
            side[v < 0] += abs(v)
        if sum(side) == 0:
            side = [sum(c == k for _, c in d.of_item[i]) for k in range(2)]
        post[i] = [s / sum(side) for s in side]
    return post


def shared(d):
    """How often two annotators have an item in common, and give it the same class."""
    both, same = defaultdict(int), defaultdict(int)
    for i in d.voted:
        for a, c in d.of_item[i]:
            for b, m in d.of_item[i]:
                if a != b:
                    both[a, b] += 1
                    same[a, b] += c == m
    return both, same


def trimmed_mean(ratios, cut, so_far):
    ratios = sorted(ratios)
    low = min(cut, sum(x < so_far for x in ratios))
    high = min(cut, sum(x > so_far for x in ratios))
    kept = ratios[low:len(ratios) - high]
    return max(math.fsum(kept) / len(kept), 1e-10) if kept else so_far


def mmsr(d, iterations=1000, tolerance=1e-10):
    both, same = shared(d)
    ratio = {p: (d.K * same[p] / both[p] - 1) / (d.K - 1) for p in both}
    peers = [[b for b in range(d.A) if (a, b) in ratio] for a in range(d.A)]
    cut = max(min(len(peers[a]) for a in range(d.A) if d.of_annotator[a]) // 2 - 1, 0)
    u = v = [.5 if d.of_annotator[a] else 0 for a in range(d.A)]
    for _ in range(iterations):
        u0, v0 = u, v
        v = [trimmed_mean([abs(ratio[a, b]) / u[b] for b in peers[a]], cut, v[a])
             for a in range(d.A)]
        u = [trimmed_mean([abs(ratio[a, b]) / v[b] for b in peers[a]], cut, u[a])
             for a in range(d.A)]
        if math.sqrt(math.fsum((u[a] * v[b] - u0[a] * v0[b]) ** 2
                               for a in range(d.A) for b in range(d.A))) <= tolerance:
            break
    scale = math.sqrt(math.sqrt(math.fsum(x * x for x in u) / math.fsum(x * x for x in v)))
    weight, edge = [], 1 / math.sqrt(len(d.voted))
    for a in range(d.A):
        sign = -1 if sum(ratio[a, b] * both[a, b] for b in peers[a]) < 0 else 1
        s = max(min(sign * u[a] / scale, 1 - edge), -1 / (d.K - 1) + edge)
        p = s * (d.K - 1) / d.K + 1 / d.K
        weight.append(math.log((d.K - 1) * p / (1 - p)))
    post = [[0.0] * d.K for _ in range(d.N)]
    for i in d.voted:
        post[i] = softmax([math.fsum(weight[a] for a, c in d.of_item[i] if c == k)
                           for k in range(d.K)])
    return post


# ---- auto ---------------------------------------------------------------------

ALL = math.inf  # borrowed
ALIKE = {"classes": ALL, "habit": ALL, "skill": ALL, "table": ALL}
FOLDS, HELD_OUT = 5, 20000


def borrow(own, n, weight, mean):
    return mean if weight == ALL else (own + weight * mean) / (n + weight)


def hierarchical(d, setting, iterations=100, tolerance=1e-6):
    """Posteriors and the last tables."""
    skill, habit = [.5] * d.A, [[1 / d.K] * d.K for _ in range(d.A)]
    last = {}

    def tables(n, mass):
        knew, drawn = [], []
        for a in range(d.A):
            r = [n[a, c, c] * skill[a] / (skill[a] + (1 - skill[a]) * habit[a][c])
                 for c in range(d.K)]
            knew.append(math.fsum(r))
            drawn.append([math.fsum(n[a, c, s] for s in range(d.K)) - r[c] for c in range(d.K)])
        known = math.fsum(knew)
        mean = (known + 1) / (known + math.fsum(map(math.fsum, drawn)) + 2)
        cell = {}
        for a in range(d.A):
            out = math.fsum(drawn[a])
            skill[a] = borrow(knew[a], knew[a] + out, setting["skill"], mean)
            habit[a] = [borrow(x, out, setting["habit"] * d.K, 1 / d.K) for x in drawn[a]]
            for s in range(d.K):
                total = math.fsum(n[a, c, s] for c in range(d.K))
                for c in range(d.K):
                    lent = (1 - skill[a]) * habit[a][c] + (skill[a] if c == s else 0)
                    x = borrow(n[a, c, s], total, setting["table"], lent)
                    cell[a, c, s] = min(max(x, 1e-10), 1 - 1e-10)
        last["cell"] = cell
        last["prior"] = [borrow(m, math.fsum(mass), setting["classes"] * d.K, 1 / d.K)
                         for m in mass]
        return [math.log(p) for p in last["prior"]], lambda a, c, s: math.log(cell[a, c, s])
    return em(d, majority(d), tables, iterations, tolerance), last


def rapport(d):
    """Do annotators differ in how often they are with the others? About standard normal if not."""
    apart, variance = defaultdict(float), defaultdict(float)
    for i in d.voted:
        v = d.of_item[i]
        if len(v) < 3:
            continue
        x = [(sum(m == c for _, m in v) - 1) / (len(v) - 1) for _, c in v]
        mean = math.fsum(x) / len(x)
        spread = math.fsum((y - mean) ** 2 for y in x) / len(x)
        if spread < 1e-12:
            continue
        for (a, _), y in zip(v, x):
            apart[a] += y - mean
            variance[a] += spread
    df = len(variance)
    if df < 2:
        return 0.0
    chi = math.fsum(apart[a] ** 2 / variance[a] for a in variance)
    return ((chi / df) ** (1 / 3) - (1 - 2 / (9 * df))) / math.sqrt(2 / (9 * df))


class Trial:
    """Votes in folds; a setting is scored by how likely it makes the votes of each."""

    def __init__(self, d, seed):
        self.d = d
        self.fold = {v: (vote_hash(v[0], v[1], seed) >> 32) * FOLDS >> 32 for v in d.votes}
        self.used = 1
        while self.used < FOLDS and self.used * (len(d.votes) // FOLDS) < HELD_OUT:
            self.used += 1
        self.n = [sum(self.fold[i, a, c] < self.used for a, c in d.of_item[i])
                  for i in range(d.N)]
        self.base = self.best = self.logs(ALIKE)
        self.setting = ALIKE

    def logs(self, setting):
        d, out = self.d, [0.0] * self.d.N
        for f in range(self.used):
            train = d.part([v for v in d.votes if self.fold[v] != f])
            post, last = hierarchical(train, setting, 30, 1e-3)
            for i, a, c in d.votes:
                if self.fold[i, a, c] == f:
                    p = post[i] if train.of_item[i] else last["prior"]
                    out[i] += math.log(math.fsum(p[s] * last["cell"][a, c, s]
                                                 for s in range(d.K)))
        return out

    def versus(self, x, y):
        gain = [a - b for a, b in zip(x, y)]
        mean = math.fsum(gain) / sum(self.n)
        error = math.sqrt(math.fsum((g - n * mean) ** 2 for g, n in zip(gain, self.n)))
        return mean, error / sum(self.n)

    def attempt(self, setting, errors=0):
        x = self.logs(setting)
        gain, error = self.versus(x, self.best)
        if gain > errors * error:
            self.best, self.setting = x, setting
            return True
        return False


def auto(d, seed=1):
    """The method's name and the posteriors."""
    trial = Trial(d, seed)
    for habit in (ALL, 10, 2):
        trial.attempt(dict(ALIKE, habit=habit, skill=16))
    trial.attempt(dict(ALIKE, habit=trial.setting["habit"], skill=16, classes=1), 2)
    base = trial.setting
    for skill in (ALL, 64, 4):
        trial.attempt(dict(base, skill=skill))
    base = trial.setting
    for table in (64, 16, 4, 1):
        if not trial.attempt(dict(base, table=table)):
            break
    gain, error = trial.versus(trial.best, trial.base)
    if trial.setting["skill"] < ALL and gain > 1e-6 and (gain > 2 * error or rapport(d) > 2.326):
        return "hierarchical", hierarchical(d, trial.setting)[0]
    return "majority", majority(d)
