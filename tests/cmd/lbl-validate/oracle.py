"""Random JSON Schemas and records: lbl-validate against the Python package jsonschema.

usage: oracle.py ROUNDS SEED

Each round makes a schema of the keywords that lbl-validate knows and a file of
records, and compares which lines each accepts. Nothing is shared with the C code.
"""
import json
import random
import subprocess
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("SKIP: the Python package jsonschema is not installed")
    sys.exit(77)

WORDS = ["", "a", "b", "ab", "\u00e9", "\U0001f600x", "long text", "a/b", "~", "quote\"", "\\", "\n"]
NAMES = ["a", "b", "c/d", "~x", "\u00e9", "0", "quote\"d"]
TYPES = ["null", "boolean", "object", "array", "number", "string", "integer"]
RECORDS = 60


def number(r):
    return r.choice([0, 1, -1, 2, 2.5, 7, 10, 1.0, -0.0, 0.25, 100, 3.75])


def value(r, depth=0):
    kind = r.randrange(8 if depth < 3 else 5)
    if kind == 0:
        return r.choice([None, True, False])
    if kind in (1, 2):
        return number(r)
    if kind in (3, 4):
        return r.choice(WORDS)
    if kind == 5:
        return [value(r, depth + 1) for _ in range(r.randrange(4))]
    return {r.choice(NAMES): value(r, depth + 1) for _ in range(r.randrange(5))}


def limits(r, low, high, pick):
    a, b = sorted([pick(r), pick(r)])
    out = {}
    if r.random() < 0.7:
        out[low] = a
    if r.random() < 0.7:
        out[high] = b
    return out


def numbers(r):
    out = limits(r, "minimum", "maximum", number)
    if r.random() < 0.3:
        out = {"exclusiveMinimum": number(r)} if r.random() < 0.5 else {"exclusiveMaximum": number(r)}
    if r.random() < 0.3:
        out["multipleOf"] = r.choice([1, 2, 0.5, 0.25])
    return out


def schema(r, depth=0):
    if r.random() < 0.05:
        return r.random() < 0.7
    out = {}
    if r.random() < 0.4:
        some = r.sample(TYPES, r.randrange(1, 4))
        out["type"] = some if r.random() < 0.7 else some[0]
    if r.random() < 0.5:
        out.update(numbers(r))
    if r.random() < 0.4:
        out.update(limits(r, "minLength", "maxLength", lambda q: q.randrange(5)))
    if r.random() < 0.4:
        out.update(limits(r, "minItems", "maxItems", lambda q: q.randrange(4)))
    if r.random() < 0.1:
        out["enum"] = [value(r) for _ in range(r.randrange(1, 6))]
    if r.random() < 0.05:
        out["const"] = value(r)
    if depth < 3:
        if r.random() < 0.5:
            out["properties"] = {n: schema(r, depth + 1) for n in r.sample(NAMES, r.randrange(4))}
        if r.random() < 0.4:
            out["required"] = r.sample(NAMES, r.randrange(3))
        if r.random() < 0.4:
            out["items"] = schema(r, depth + 1)
        if r.random() < 0.2:
            out["additionalProperties"] = schema(r, depth + 1)
    return out


def judge(document, lines):
    with open("schema.json", "w") as f:
        json.dump(document, f)
    with open("records.jsonl", "w") as f:
        f.writelines(line + "\n" for line in lines)
    run = subprocess.run(["lbl-validate", "-s", "schema.json", "--check", "-f", "json",
                          "records.jsonl"], capture_output=True, text=True)
    if run.returncode == 2:
        sys.exit("refused: %s\n%s" % (json.dumps(document), run.stderr))
    return {json.loads(line)["line"] for line in run.stdout.splitlines()}


def main():
    r = random.Random(int(sys.argv[2]))
    counts = {True: 0, False: 0}
    for _ in range(int(sys.argv[1])):
        sub = schema(r)
        if r.random() < 0.2:
            sub = {"properties": {"a": {"items": sub}}}
        document = {"name": "t", "version": "1.0.0", "record": {"json_schema": sub}}
        records = [{r.choice(NAMES): value(r) for _ in range(r.randrange(5))} for _ in range(RECORDS)]
        lines = [json.dumps(x, ensure_ascii=r.random() < 0.5) for x in records]
        bad = judge(document, lines)
        oracle = Draft202012Validator(sub)
        for i, line in enumerate(lines):
            want = oracle.is_valid(json.loads(line))
            counts[want] += 1
            if (i + 1 not in bad) != want:
                sys.exit("differ: %s\n%s\njsonschema says %s" % (json.dumps(sub), line, want))
    if min(counts.values()) * 10 < max(counts.values()):
        sys.exit("one-sided: %s" % counts)
    print("same")


main()
