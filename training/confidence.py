"""Learn how sure a coded event is, and whether a report is on conflict at all.

    python -m training.confidence [--rules] [--bench ../shared/bench]

Codes the training reports (`training.documents`), matches the events with the annotated ones as the scorer does, and
fits two logistic regressions (L2, Newton steps) into `resources/confidence/{events,reports}_read.yml`, with --rules
those for coding without the reader. Out-of-fold predictions give the printed Brier score and calibration error; the
folds are reports, so that nothing of a report is seen by the model that judges it. Deterministic.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from marsad.assemble import confidence, events, gate
from marsad.coder import build_pipeline
from marsad.export.record import coded_record
from marsad.model.report import Report
from training.documents import documents
from training.reader.data import ROOT
from training.sentences import FOR_CONFIDENCE, sentences

SHORT_FLOOR, SHORT_FLOOR_READ = 0.12, 0.2
SENTENCE_TRUST = 0.2  # single sentences of 2006 to 2008 teach what is no report; ours, what is
FOLDS, L2, STEPS, BINS = 5, 4.0, 25, 10
TARGET = ROOT / "resources" / "confidence"

Examples = tuple[list[dict[str, float]], np.ndarray, np.ndarray]


def examples(read: bool) -> tuple[Examples, Examples]:
    """(features, right or not, fold) of every event that marsad codes, the unsure included, and of every report."""
    sys.path.insert(0, str(ROOT.parent / "shared" / "score"))
    from events import pairs

    # The stage assembles a whole batch before a document comes out, so what is recorded is kept by document.
    seen: dict[int, list] = {}
    whole: dict[int, dict[str, float]] = {}
    original, keep = events.with_confidence, events.keep_if_on_conflict

    def recording(document, happening, event):
        seen.setdefault(id(document), []).append((confidence.features_of(document, happening, event), happening, event))
        return event

    def judging(document, found):
        kept = [original(document, happening, event) or event for _, happening, event in seen.get(id(document), ())]
        whole[id(document)] = gate.report_features(document, kept)
        return found

    events.with_confidence, events.keep_if_on_conflict = recording, judging
    features, labels, folds = [], [], []
    reports: list[tuple[dict[str, float], bool, int]] = []
    for number, (gold, document) in enumerate(documents(read=read)):
        news = any(e["status"] != "hypothetical" for e in gold["events"])
        reports.append((whole.pop(id(document)), news, number % FOLDS))
        coded = coded_record(document)["events"]
        real = [i for i, e in enumerate(coded) if e["status"] != "hypothetical"]
        right = {
            real[j]
            for _, j in pairs([e for e in gold["events"] if e["status"] != "hypothetical"], [coded[i] for i in real])
        }
        for i, (found, _, _) in enumerate(seen.pop(id(document), ())):
            if coded[i]["status"] != "hypothetical":
                features.append(found)
                labels.append(i in right)
                folds.append(number % FOLDS)
    events.with_confidence, events.keep_if_on_conflict = original, keep
    on_conflict = (
        [r[0] for r in reports],
        np.array([r[1] for r in reports], dtype=float),
        np.array([r[2] for r in reports]),
    )
    return (features, np.array(labels, dtype=float), np.array(folds)), on_conflict


def sentence_examples(rows: list[dict[str, Any]], fold_of: int, reader: str) -> Examples:
    """Events coded in single sentences that others judged: right where the sentence reports one of the type asked."""
    seen: list[tuple[str, dict[str, float]]] = []
    original, keep = events.with_confidence, events.keep_if_on_conflict

    def recording(document, happening, event):
        seen.append((event.plover_type or "", confidence.features_of(document, happening, event)))
        return event

    events.with_confidence, events.keep_if_on_conflict = recording, lambda document, found: found
    features, labels, folds = [], [], []
    pipeline = build_pipeline(reader)
    for number, row in enumerate(rows):
        seen.clear()
        next(iter(pipeline.stream([Report.of(row["text"], id=row["id"])])))
        asked = [found for plover, found in seen if plover == row["gold"]["event"]]
        features += asked
        labels += [row["gold"]["yes"]] * len(asked)
        folds += [number % fold_of] * len(asked)
    events.with_confidence, events.keep_if_on_conflict = original, keep
    return features, np.array(labels, dtype=float), np.array(folds)


def fit(x: np.ndarray, y: np.ndarray, trust: np.ndarray) -> np.ndarray:
    """Weights of an L2 logistic regression, the intercept (first column) unpenalised; `trust` weighs the examples."""
    w = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], L2)
    penalty[0] = 0.0
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (trust * (p - y)) + penalty * w
        hessian = (x * (trust * p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-9)
        w -= np.linalg.solve(hessian, gradient)
    return w


def calibration_error(p: np.ndarray, y: np.ndarray) -> float:
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    gaps = [
        abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in range(BINS) if (bins == b).any()
    ]
    return float(sum(gaps))


def draw_calibration(p: np.ndarray, y: np.ndarray, target: Path) -> None:
    """Reliability diagram as SVG: for each tenth of confidence the share that was right; the area is the count."""
    side, edge = 320, 40
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    marks = [
        f'<circle cx="{edge + side * p[bins == b].mean():.1f}" cy="{edge + side * (1 - y[bins == b].mean()):.1f}" '
        f'r="{2 + (bins == b).sum() ** 0.5 / 1.5:.1f}" fill="#9c2b2b" fill-opacity="0.7"/>'
        for b in range(BINS)
        if (bins == b).any()
    ]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side + 2 * edge} {side + 2 * edge}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect x="{edge}" y="{edge}" width="{side}" height="{side}" fill="none" stroke="#888"/>',
        f'<path d="M{edge} {edge + side}L{edge + side} {edge}" stroke="#888" stroke-dasharray="4"/>',
        *marks,
        f'<text x="{edge}" y="{edge - 14}">share of events found in the annotation, by confidence (out of fold)</text>',
        *(f'<text x="{edge + side * t - 8:.0f}" y="{edge + side + 18}">{t}</text>' for t in (0, 0.5, 1)),
        *(f'<text x="8" y="{edge + side * (1 - t) + 4:.0f}">{t}</text>' for t in (0, 0.5, 1)),
        "</svg>",
    ]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def learn(name: str, data: Examples, floor: float, others: int = 0) -> None:
    """Fit, report out of fold on our own reports, write the weights; the last `others` are of judged sentences."""
    found, y, folds = data
    own = np.arange(len(y)) < len(y) - others
    trust = np.where(own, 1.0, SENTENCE_TRUST)
    names = sorted({key for features in found for key in features})
    x = np.array([[1.0] + [features.get(key, 0.0) for key in names] for features in found])
    p = np.zeros(len(y))
    for fold in range(FOLDS):
        w = fit(x[folds != fold], y[folds != fold], trust[folds != fold])
        p[folds == fold] = 1 / (1 + np.exp(-x[folds == fold] @ w))
    w = fit(x, y, trust)
    p, y = p[own], y[own]
    print(
        f"{name}: {len(y)}, {y.mean():.3f} true; out of fold: Brier {np.mean((p - y) ** 2):.4f} "
        f"(base rate alone {np.mean((y.mean() - y) ** 2):.4f}), calibration error {calibration_error(p, y):.4f}"
    )
    if name == "events_read":
        draw_calibration(p, y, TARGET.parents[1] / "docs" / "calibration.svg")
    for at in (0.3, 0.4, 0.5, 0.6, 0.7):
        print(f"  floor {at}: drops {(p[y == 0] < at).sum()} of {(y == 0).sum()} false, {(p[y == 1] < at).sum()} true")
    record = {
        "learned_on": "composed reports and judged Arabic sentences, training/confidence.py",
        "intercept": round(float(w[0]), 4),
        "weights": {key: round(float(v), 4) for key, v in zip(names, w[1:], strict=True)},
        "floor": floor,
        "short_floor": SHORT_FLOOR_READ if name.endswith("_read") else SHORT_FLOOR,
    }
    (TARGET / f"{name}.yml").write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=True), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", action="store_true", help="the weights for coding without the reader")
    parser.add_argument("--bench", type=Path, help="the bench folder: its judged sentences are learned from as well")
    parser.add_argument("--floor", type=float, default=0.38, help="events less sure are not given")
    parser.add_argument("--report-floor", type=float, default=0.6, help="reports less surely on conflict give no news")
    args = parser.parse_args()
    suffix = "" if args.rules else "_read"
    of_events, of_reports = examples(not args.rules)
    more: Examples = ([], np.array([]), np.array([]))
    if args.bench:
        rows = sentences(args.bench, FOR_CONFIDENCE)
        more = sentence_examples(rows, FOLDS, "rules" if args.rules else "both")
    learn(f"events{suffix}", joined(of_events, more), args.floor, len(more[0]))
    learn(f"reports{suffix}", of_reports, args.report_floor)


def joined(ours: Examples, theirs: Examples) -> Examples:
    return ours[0] + theirs[0], np.concatenate([ours[1], theirs[1]]), np.concatenate([ours[2], theirs[2]])


if __name__ == "__main__":
    main()
