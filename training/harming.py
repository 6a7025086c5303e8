"""Learn what befalls the people of a figure: the weights of `marsad.extract.harm.judged`.

    python -m training.harming [--write]

Figures come from the project's own composed reports that were kept from the reader (`training.deciding`); a figure is
right where an annotated line of harm has its words and its number. Prints precision, recall and F1 in cross-validation
beside those of the rules. `--write` lays the weights into `resources/siting/`; then run `make resources`.
"""

import argparse
from typing import Any

import numpy as np

from marsad.extract.harm.judged import OUTCOMES, figure_features, is_judged
from marsad.extract.harm.shapes import Figure
from marsad.extract.harm.stage import linked
from marsad.model.document import Document
from marsad.model.report import Span
from training.choices import write
from training.deciding import decided
from training.documents import documents
from training.reader.data import occurrences


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows: dict[str, list[dict[str, float]]] = {outcome: [] for outcome in OUTCOMES}
    answers: dict[str, list[bool]] = {outcome: [] for outcome in OUTCOMES}
    ruled, ids = [], []
    for report, document in documents(read=True):
        harms = [harm for event in report["events"] for harm in event.get("harm") or ()]
        if not harms and any(event.get("killed") or event.get("injured") for event in report["events"]):
            continue  # annotated with totals alone
        assert document.reading is not None
        for scan, last in linked(document):
            for figure in scan.figures:
                if not is_judged(figure):
                    continue
                befell = {harm["outcome"] for harm in harms if tells(harm, figure, document, title=scan.sentence.title)}
                for outcome in OUTCOMES:
                    rows[outcome].append(figure_features(scan, figure, document.reading, last, outcome))
                    answers[outcome].append(outcome in befell)
                ruled.append(figure.outcome)
                ids.append(report["id"])
                last = figure if figure.outcome is not None else last
    for outcome in OUTCOMES:
        odds, weights = decided(rows[outcome], answers[outcome], ids)
        y, rules = np.array(answers[outcome]), np.array([rule == outcome for rule in ruled])
        print(f"{outcome}: {len(y)} figures, {y.sum()} right")
        print(f"  rules alone {line(rules, y)}")
        for least in (-1.0, -0.5, 0.0, 0.5, 1.0):
            for floor in (-4.0, -3.0, -2.0, -1.0):
                given = np.where(rules, odds >= floor, odds >= least)
                print(f"  set from {least:4}, taken back below {floor}: {line(given, y)}")
        if options.write:
            judged = f"F1 {f1(odds >= 0, y)[2]:.3f}, rules alone {f1(rules, y)[2]:.3f}"
            write(f"{outcome}_read", weights, f"{len(y)} figures", judged)


def tells(harm: dict[str, Any], figure: Figure, document: Document, *, title: bool) -> bool:
    """Whether an annotated line of harm is this figure: some of its words, and its number where it gives one; a
    headline repeats the number in words of its own."""
    given = {harm.get("low"), harm.get("high")} - {None}
    if given and not given & {figure.low, figure.best, figure.high}:
        return False
    if title and given:
        return True
    return any(Span(*spot).overlaps(figure.span) for spot in occurrences(harm["quote"], document.text))


def f1(given: np.ndarray, y: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall, F1 of the figures that are given the outcome."""
    right = float(y[given].sum())
    return right / max(1, given.sum()), right / max(1, y.sum()), 2 * right / max(1, y.sum() + given.sum())


def line(given: np.ndarray, y: np.ndarray) -> str:
    return "precision {:.3f} recall {:.3f} F1 {:.3f}".format(*f1(given, y))


if __name__ == "__main__":
    main()
