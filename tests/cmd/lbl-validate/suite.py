"""The required tests of JSON-Schema-Test-Suite for the keywords that lbl-validate knows.

usage: suite.py FOLDER      FOLDER holds tests/draft7 and, where it is there, tests/draft2020-12

A group whose schema is refused by name is left out; each other test must be judged
as it says, at a place that the record's paths find and at one that is walked to.
"""
import glob
import json
import os
import subprocess
import sys

WAYS = [
    (lambda s: {"properties": {"v": s}}, lambda d: {"v": d}),
    (lambda s: {"properties": {"a": {"items": s}}}, lambda d: {"a": [d]}),
]


def lines_at_fault(schema, records):
    """Numbers of the lines with findings, or None where the schema is refused."""
    with open("schema.json", "w") as f:
        json.dump({"name": "t", "version": "1.0.0", "record": {"json_schema": schema}}, f)
    with open("records.jsonl", "w") as f:
        f.writelines(json.dumps(r) + "\n" for r in records)
    run = subprocess.run(["lbl-validate", "-s", "schema.json", "--check", "-f", "json",
                          "records.jsonl"], capture_output=True, text=True)
    if run.returncode == 2:
        return None
    return {json.loads(line)["line"] for line in run.stdout.splitlines()}


def main():
    ran = wrong = 0
    for draft in "draft7", "draft2020-12":
        for name in sorted(glob.glob(os.path.join(sys.argv[1], "tests", draft, "*.json"))):
            for group in json.load(open(name)):
                if isinstance(group["schema"], dict):
                    group["schema"].pop("$schema", None)
                for schema, record in WAYS:
                    bad = lines_at_fault(schema(group["schema"]),
                                         [record(t["data"]) for t in group["tests"]])
                    for i, test in enumerate(group["tests"] if bad is not None else []):
                        ran += 1
                        if (i + 1 not in bad) != test["valid"]:
                            wrong += 1
                            print(draft, os.path.basename(name), group["description"], "|",
                                  test["description"])
    if ran < 300:
        sys.exit("only %d tests ran" % ran)
    print("all pass" if not wrong else "%d of %d differ" % (wrong, ran))


main()
