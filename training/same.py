"""Learn which tellings are one happening: the weights of `marsad.assemble.cluster_read`.

    python -m training.same [--write]

Pairs come from the project's own composed reports, whose annotation names every word that takes an event up again, read
by the reader that has not learned from them. Logistic regression (L2, Newton steps); five folds by report. `--write`
lays the weights into `resources/siting/same_read.yml`; then run `make resources`.
"""

import argparse

import numpy as np

from marsad.assemble.cluster import features_of_pair
from marsad.assemble.tell import tellings_of
from marsad.model.report import Span
from training.choices import write
from training.documents import documents, folds, trigger_span
from training.reader.data import occurrences

L2, STEPS = 2.0, 25


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    w = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + L2 * np.eye(x.shape[1])
        w -= np.linalg.solve(hessian, x.T @ (p - y) + L2 * w)
    return w


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows, answers, ids = [], [], []
    for report, document in documents(read=True):
        if not any("also" in event for event in report["events"]):
            continue
        spans: dict[Span, str] = {}
        for event in report["events"]:
            main_span = trigger_span(event, document.text)
            if main_span is not None:
                spans[main_span] = event["id"]
            for quote in event.get("also", ()):
                free = [Span(*spot) for spot in occurrences(quote, document.text) if Span(*spot) not in spans]
                if free:
                    spans[free[0]] = event["id"]
        tellings, _ = tellings_of(document)
        told = [next((e for s, e in spans.items() if s.overlaps(t.trigger.span)), None) for t in tellings]
        for j in range(len(tellings)):
            for i in range(j):
                if told[i] is not None and told[j] is not None:
                    rows.append(features_of_pair(document, tellings[i], tellings[j]))
                    answers.append(told[i] == told[j])
                    ids.append(report["id"])
    names = sorted({name for row in rows for name in row})
    x = np.array([[row[name] for name in names] for row in rows])
    y = np.array(answers, dtype=float)
    fold_of = folds(ids)
    fold = np.array([fold_of[i] for i in ids])
    p = np.zeros(len(y))
    for k in sorted(set(fold_of.values())):
        p[fold == k] = x[fold == k] @ fit(x[fold != k], y[fold != k])
    right = float(((p > 0) == (y > 0)).mean())
    ruled = float(((x[:, names.index("ruled")] > 0) == (y > 0)).mean())
    print(f"{len(y)} pairs, {y.mean():.3f} the same; right in cross-validation {right:.3f}, rules alone {ruled:.3f}")
    if options.write:
        write("same_read", dict(zip(names, map(float, fit(x, y)), strict=True)), len(y), right)


if __name__ == "__main__":
    main()
