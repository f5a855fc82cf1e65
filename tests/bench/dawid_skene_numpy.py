"""Dawid and Skene by numpy, as a peer: dawid_skene_numpy.py ITERATIONS FILE > labels

Annotations of FILE as lbl-consensus reads them by default but for stages and repeats, which
FILE must not have; the same start and smoothing. A line an item: its label.
"""
import json
import sys

import numpy

SMOOTHING = 0.01


def numbers(names):
    """Numbers of names, in the order of first appearance, and the names."""
    known = {}
    return numpy.array([known.setdefault(name, len(known)) for name in names]), list(known)


def by_class(keys, weights, size):
    """Sums of weights (a row a vote, a column a class) by key."""
    return numpy.stack([numpy.bincount(keys, weights=w, minlength=size) for w in weights.T], axis=1)


def fit(item, annotator, label, shape, iterations):
    n_items, n_annotators, n_classes = shape
    answer = annotator * n_classes + label
    post = by_class(item, numpy.eye(n_classes)[label], n_items)
    post /= post.sum(1, keepdims=True)
    for _ in range(iterations):
        cells = by_class(answer, post[item], n_annotators * n_classes) + SMOOTHING
        cells = cells.reshape(n_annotators, n_classes, n_classes)
        cells /= cells.sum(1, keepdims=True)
        logs = by_class(item, numpy.log(cells).reshape(-1, n_classes)[answer], n_items)
        logs += numpy.log(post.mean(0))
        post = numpy.exp(logs - logs.max(1, keepdims=True))
        post /= post.sum(1, keepdims=True)
    return post


def main():
    with open(sys.argv[2], "rb") as lines:
        rows = [json.loads(line) for line in lines]
    item, items = numbers(row["item"] for row in rows)
    annotator, annotators = numbers(row["annotator"] for row in rows)
    label, labels = numbers(row["label"] for row in rows)
    post = fit(item, annotator, label, (len(items), len(annotators), len(labels)),
               int(sys.argv[1]))
    for name, k in zip(items, post.argmax(1)):
        print(json.dumps({"item": name, "label": labels[k]}))


if __name__ == "__main__":
    main()
