"""Random tables through lbl-ingest against Python's csv module (strict).

Tables are written by csv.writer, half of them then damaged in a byte or two. Where
Python reads the whole table, so must lbl-ingest, with the same fields and lines; what
RFC 4180 refuses and Python lets pass (a quote within an unquoted field) is left out.
"""
import csv
import io
import json
import random
import subprocess

FIELDS = ["", "a", " b ", "1.50", "x,y", "x;y", 'say "hi"', '"', '""', "one\ntwo", "\n", "tab\tbed",
          "café", "\U0001f600", "\\", "\\n", "'", "{}", "cr\r\nlf", "\x01", "\x7f", "long " * 50]
DAMAGE = ['"', ",", "\n", "x", "\r\n", '""']


def make(rng):
    delimiter = rng.choice(",;\t|")
    columns = rng.randint(1, 5)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=rng.choice(["\n", "\r\n"]),
                        quoting=rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer.writerow(["c%d" % i for i in range(columns)])
    for _ in range(rng.randint(0, 12)):
        writer.writerow([rng.choice(FIELDS) for _ in range(columns)])
    text = out.getvalue()
    if rng.random() < 0.2:
        text = text.rstrip("\r\n")
    for _ in range(rng.choice([0, 0, 1, 2])):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(DAMAGE) + text[at + rng.randint(0, 1):]
    return text, delimiter


class Lines:
    """Lines that end at LF alone; how many were read so far."""

    def __init__(self, text):
        self.lines = text.split("\n")
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == len(self.lines) or (self.n + 1 == len(self.lines) and not self.lines[-1]):
            raise StopIteration
        self.n += 1
        return self.lines[self.n - 1] + ("\n" if self.n < len(self.lines) else "")


def lenient(text, delimiter):
    """Does a quote stand within an unquoted field?"""
    quoted = begun = False
    i = 0
    while i < len(text):
        c = text[i]
        if quoted:
            if c == '"' and text[i + 1:i + 2] == '"':
                i += 1
            elif c == '"':
                quoted = False
        elif c == '"' and begun:
            return True
        elif c == '"':
            quoted = begun = True
        else:
            begun = c not in (delimiter, "\n", "\r")
        i += 1
    return False


def python_rows(text, delimiter):
    """[(line, fields)], or None where the table has a fault."""
    lines = Lines(text)
    rows = []
    try:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        while True:
            first = lines.n + 1
            row = next(reader, None)
            if row is None:
                break
            if row:
                rows.append((first, row))
    except csv.Error:
        return None
    if any(len(fields) != len(rows[0][1]) for _, fields in rows):
        return None
    if rows and len(set(rows[0][1])) < len(rows[0][1]):
        return None
    return rows


def ingest(text, delimiter, *options):
    run = subprocess.run(["lbl-ingest", "--from", "csv", "--delimiter", delimiter, *options],
                         input=text.encode(), capture_output=True, check=False)
    rows = []
    for line in run.stdout.decode().splitlines():
        record = json.loads(line)
        rows.append((record["meta"]["line"], list(record["data"].values())))
    return run.returncode, rows


def main():
    rng = random.Random(20260304)
    counts = {"sound": 0, "faulty": 0}
    for n in range(700):
        text, delimiter = make(rng)
        if lenient(text, delimiter) or "\r" in text.replace("\r\n", ""):
            continue
        want = python_rows(text, delimiter)
        status, got = ingest(text, delimiter, "--block-size", rng.choice(["1", "40", "256K"]),
                             "-j", rng.choice("12"))
        if want is None:
            assert status == 2, (n, text, delimiter, got)
            counts["faulty"] += 1
        else:
            assert (status, got) == (0, want[1:]), (n, text, delimiter, want, status, got)
            counts["sound"] += 1
    assert min(counts.values()) > 50, counts
    print("tables agree")


main()
