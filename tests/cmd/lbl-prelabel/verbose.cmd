# Votes, coverage, overlaps and conflicts: a matrix and figures of a unit test of Snorkel.
# Item i's text names the votes on it; a labeling function of the matrix with several
# labels is as many rules, whose figures add up to its own.
[ -n "$CASES" ] || { echo 'SKIP: no cases of others'; exit 77; }
command -v python3 >/dev/null || { echo 'SKIP: no python3'; exit 77; }
cat >compare.py <<'END'
import json, re, subprocess, sys
for name in sys.argv[1:]:
    case = json.load(open(name))
    matrix = case["L"]
    labels = sorted({v for row in matrix for v in row if v >= 0})
    rules = [{"name": f"f{j}-{v}", "terms": [f"f{j}v{v}"], "label": v}
             for j in range(len(matrix[0])) for v in labels]
    json.dump({"rules": rules}, open("rules.json", "w"))
    with open("items", "w") as out:
        for i, row in enumerate(matrix):
            text = " ".join(f"f{j}v{v}" for j, v in enumerate(row) if v >= 0)
            out.write(json.dumps({"id": i, "data": {"text": text}}) + "\n")
    run = subprocess.run(["lbl-prelabel", "--rules", "rules.json", "-v", "items"],
                         capture_output=True, text=True, check=True)
    figures = [[0, 0, 0] for _ in matrix[0]]
    line = r"lbl-prelabel: rule:f(\d+)-\d+@1: \d+ votes, coverage (\S+), overlaps (\S+), conflicts (\S+)"
    for found in re.finditer(line, run.stderr):
        for k in range(3):
            figures[int(found[1])][k] += float(found[k + 2])
    for k, what in enumerate(("coverages", "overlaps", "conflicts")):
        for j, want in enumerate(case[what]):
            if abs(figures[j][k] - want) > 0.00005 * len(labels) + 1e-9:
                print(case["name"], what, j, figures[j][k], want)
    total = float(re.search(r"with votes, coverage (\S+)", run.stderr)[1])
    if abs(total - case["label_coverage"]) > 0.00005:
        print(case["name"], "label_coverage", total)
    print(case["name"], len(matrix))
END
python3 compare.py "$CASES"/labeling-functions/lf0[1-4]*.json
