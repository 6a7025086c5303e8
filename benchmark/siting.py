"""Learn and measure which place belongs to a happening: python benchmark/siting.py CORPUS_FOLDER [--write]

Reads the training reports of the corpus (events with a quoted trigger and the place meant), lets every place of the
report and "no place" compete for each happening, and fits the weights of the features in `siting_features` by
conditional logit (numpy). Prints the share of right choices in five-fold cross-validation by report; --write lays the
weights fitted on all into resources/siting/weights.yml (then: marsad resources build siting).
"""

import argparse
import json
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.coder import build_pipeline
from marsad.extract.siting import Choice, choices_for
from marsad.extract.siting_features import identity_of
from marsad.ground.distance import distance_km
from marsad.model.document import Document
from marsad.model.mentions import PlaceMention
from marsad.model.report import Report, Span

FILES = ("ar-a", "ar-b", "fr", "en")
STAGES = 7  # up to the triggers
FOLDS, STEPS, L2, RATE = 5, 200, 1.0, 0.08
REACH_KM = 25.0

Vector = NDArray[np.float64]


@dataclass
class Example:
    report: str
    language: str
    event: dict[str, Any]
    choices: list[Choice]
    right: list[bool]
    features: NDArray[np.float64] = field(default_factory=lambda: np.zeros((0, 0)))


def plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(str.maketrans("-'’", "   "))


def fits(mention: PlaceMention, where: dict[str, Any]) -> bool:
    """As score/events.py: the same name, or not farther than 25 km."""
    if mention.resolved and plain(mention.resolved.place) == plain(where["place"] or ""):
        return True
    if None in (where["lat"], where["lon"], mention.lat, mention.lon):
        return False
    return distance_km((mention.lat or 0, mention.lon or 0), (where["lat"], where["lon"])) <= REACH_KM


def trigger_at(document: Document, event: dict[str, Any]) -> int:
    """Where the trigger meant stands: among its occurrences the one whose sentence holds most of the event's quotes."""
    quotes = [(event[slot] or {}).get("quote") for slot in ("where", "when")]
    quotes += [part["quote"] for slot in ("side_a", "side_b", "harm") for part in event[slot]]
    found, at = [], document.text.find(event["trigger"])
    while at >= 0:
        found.append(at)
        at = document.text.find(event["trigger"], at + 1)

    def held(at: int) -> tuple[int, int]:
        sentence = document.sentence_at(at)
        text = document.quote(sentence.span) if sentence else ""
        return sum(1 for quote in quotes if quote and quote in text), -at

    return max(found, key=held, default=-1)


def examples_of(folder: Path) -> list[Example]:
    train = set(json.loads((folder / "split.json").read_text(encoding="utf-8"))["train"])
    stages = build_pipeline().stages[:STAGES]
    found = []
    for name in FILES:
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["id"] not in train:
                continue
            published = date.fromisoformat(row["published"]) if row["published"] else None
            report = Report.of(row["text"], title=row["title"], published=published, language=row["language"])
            document = Document(report)
            for stage in stages:
                stage.run([document])
            for event in row["events"]:
                at = trigger_at(document, event)
                if at >= 0:
                    found.append(example(row, document, event, Span(at, at + len(event["trigger"]))))
    return found


def example(row: dict[str, Any], document: Document, event: dict[str, Any], span: Span) -> Example:
    choices, where = choices_for(document, span, event["type"]), event["where"]
    right = [(c.mention is None) if where is None else bool(c.mention and fits(c.mention, where)) for c in choices]
    return Example(row["id"], row["language"], event, choices, right)


def fit(examples: list[Example], width: int) -> Vector:
    """Weights that make the right choices likely, by gradient steps of Adam's kind."""
    weights, first, second = np.zeros(width), np.zeros(width), np.zeros(width)
    usable = [(e.features, np.array(e.right, dtype=float)) for e in examples if any(e.right)]
    for step in range(1, STEPS + 1):
        slope = -L2 * weights
        for features, right in usable:
            odds = features @ weights
            likely = np.exp(odds - odds.max())
            likely /= likely.sum()
            wanted = likely * right
            slope += features.T @ (wanted / max(wanted.sum(), 1e-12) - likely)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope * slope
        weights += RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def chosen(item: Example, weights: Vector) -> int:
    odds = item.features @ weights
    totals: dict[str, float] = defaultdict(float)
    for choice, value in zip(item.choices, odds, strict=True):
        totals[identity_of(choice.mention)] += float(np.exp(value))
    best = max(totals, key=lambda key: totals[key])
    return max((i for i, c in enumerate(item.choices) if identity_of(c.mention) == best), key=lambda i: odds[i])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    examples = examples_of(args.corpus)
    names = sorted({name for item in examples for choice in item.choices for name in choice.features})
    for item in examples:
        item.features = np.array([[choice.features.get(name, 0.0) for name in names] for choice in item.choices])
    order = {report: i % FOLDS for i, report in enumerate(sorted({item.report for item in examples}))}
    tally: Counter[tuple[str, bool]] = Counter()
    for fold in range(FOLDS):
        weights = fit([item for item in examples if order[item.report] != fold], len(names))
        for item in examples:
            if order[item.report] == fold:
                right = item.right[chosen(item, weights)]
                tally[item.language, right] += 1
                tally["all", right] += 1
    shares = {k: tally[k, True] / (tally[k, True] + tally[k, False]) for k in ("ar", "fr", "en", "all")}
    print(f"{len(examples)} events; right in cross-validation:", {k: round(v, 3) for k, v in shares.items()})
    if args.write:
        write(dict(zip(names, fit(examples, len(names)), strict=True)), len(examples), shares["all"])


def write(weights: dict[str, float], count: int, share: float) -> None:
    lines = [
        "# Learned by benchmark/siting.py; what each feature is says src/marsad/extract/siting_features.py.",
        f"learned_on: {count} events of the composed corpus, training part; "
        f"{share:.3f} right in five-fold cross-validation by report",
        "weights:",
        *(f"  {name}: {value:.3f}" for name, value in weights.items()),
    ]
    target = Path(__file__).parents[1] / "resources" / "siting" / "weights.yml"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
