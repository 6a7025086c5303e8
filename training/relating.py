"""Learn which ties a report tells: the weights of `marsad.extract.relations_judged`.

    python -m training.relating [--write]

Candidates are what the cues tell and what the reader holds possible, on the composed reports that were kept from it
(`training.deciding`). Prints precision, recall and F1 in cross-validation beside those of the cues alone. `--write`
lays the weights into `resources/siting/ties_read.yml`; then run `make resources`.
"""

import argparse

import numpy as np

from marsad.extract.relations import find_relations
from marsad.extract.relations_judged import ENOUGH, candidates
from training.choices import write
from training.deciding import decided
from training.documents import documents


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows, answers, ids = [], [], []
    asked = 0
    for report, document in documents(read=True):
        gold = {(r["subject"], r["predicate"], r["object"]) for r in report["relations"]}
        asked += len(gold)
        for candidate in candidates(document, find_relations(document)):
            rows.append(candidate.features)
            answers.append(candidate.key in gold)
            ids.append(report["id"])
    odds, weights = decided(rows, answers, ids)
    y = np.array(answers)
    rules = np.array([row.get("rule", 0.0) > 0 for row in rows])
    print(f"{len(y)} candidates, {asked} annotated ties, {y.sum()} of them among the candidates")
    print(f"cues alone {line(rules, y, asked)}")
    for least in (-1.5, -1.0, -0.75, -0.5, -0.25, 0.0, 0.5):
        print(f"log odds from {least:5}: {line(odds >= least, y, asked)}")
    if options.write:
        share = f1(odds >= ENOUGH, y, asked)[2]
        write("ties_read", weights, f"{len(y)} possible ties", f"F1 {share:.3f}")


def f1(given: np.ndarray, y: np.ndarray, asked: int) -> tuple[float, float, float]:
    """Precision, recall, F1 of the candidates that are given."""
    right = float(y[given].sum())
    return right / max(1, given.sum()), right / asked, 2 * right / (asked + max(1, given.sum()))


def line(given: np.ndarray, y: np.ndarray, asked: int) -> str:
    return "precision {:.3f} recall {:.3f} F1 {:.3f}".format(*f1(given, y, asked))


if __name__ == "__main__":
    main()
