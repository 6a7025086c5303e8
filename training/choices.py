"""Choosing one of several by named features: conditional logit, fitted with numpy, measured in five folds by report.

    python -m training.choices place|day|figure|kind [--rules] [--write]

`place`: which place, or none, belongs to a happening (`extract.siting`); `day`: which expression of time, or none
(`extract.dating_read`); `figure`: which happening, or none, a figure belongs to (`assemble.assign_read`); `kind`: which
event type a happening has (`assemble.kinds`). Learned on the annotated triggers and figures of the training reports.
`--rules`: without the reader (place only). `--write` lays the weights, fitted on all, into `resources/siting/`; then
`make resources` compiles them.
"""

import argparse
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.assemble.assign import choices_of, main_news
from marsad.assemble.cluster import cluster
from marsad.assemble.happening import Happening
from marsad.assemble.kinds import kind_choices
from marsad.assemble.setting import recalled, when_of
from marsad.assemble.tell import tellings_of
from marsad.extract.dating import _candidates, _days_by_rule
from marsad.extract.dating_read import day_choices
from marsad.extract.siting import choices_for
from marsad.extract.siting_features import identity_of
from marsad.ground.distance import distance_km
from marsad.model.document import Document
from marsad.model.mentions import PlaceMention, TimeMention
from marsad.model.report import Span
from training.documents import documents, folds, trigger_span
from training.reader.data import ROOT, label, occurrences

STEPS, L2, RATE = 200, 1.0, 0.08
REACH_KM = 25.0
FILES = {"place": "weights_read", "day": "days_read", "figure": "figures_read", "kind": "kinds_read"}

Vector = NDArray[np.float64]


@dataclass
class Example:
    """One happening: choices as (what they are the same as, features), and which of them are right."""

    report: str
    language: str
    choices: list[tuple[str, dict[str, float]]]
    right: list[bool]
    features: Vector = field(default_factory=lambda: np.zeros((0, 0)))


def plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(str.maketrans("-'’", "   "))


def fits_place(mention: PlaceMention, where: dict[str, Any]) -> bool:
    """As score/events.py: the same name, or not farther than 25 km."""
    if mention.resolved and plain(mention.resolved.place) == plain(where["place"] or ""):
        return True
    if None in (where["lat"], where["lon"], mention.lat, mention.lon):
        return False
    return distance_km((mention.lat or 0, mention.lon or 0), (where["lat"], where["lon"])) <= REACH_KM


def _is_place(mention: PlaceMention | None, where: dict[str, Any], document: Document) -> bool:
    """A village that no gazetteer has is the place where the annotation quotes its very words."""
    if mention is None:
        return False
    if mention.resolved is None and mention.lat is None:
        return document.quote(mention.span) in (where["quote"], where["place"])
    return fits_place(mention, where)


def fits_day(mention: TimeMention, when: dict[str, Any]) -> bool:
    span = mention.when
    if span.start is None or when["start"] is None:
        return False
    return (span.start.isoformat(), (span.end or span.start).isoformat()) == (when["start"], when["end"])


def place_examples(event: dict[str, Any], document: Document, span: Span) -> tuple[list, list[bool]]:
    choices, where = choices_for(document, span, event["type"]), event["where"]
    right = [c.mention is None if where is None else _is_place(c.mention, where, document) for c in choices]
    return [(identity_of(c.mention), c.features) for c in choices], right


def day_examples(event: dict[str, Any], document: Document, span: Span) -> tuple[list, list[bool]]:
    when = event["when"] if event.get("when") and event["when"]["start"] else None
    rule = _days_by_rule(document, span, background=event["background"])
    choices = day_choices(document, span, rule, _candidates(document), background=event["background"])
    right = [(c.mention is None) if when is None else bool(c.mention and fits_day(c.mention, when)) for c in choices]
    return [(str(c.mention and c.mention.when), c.features) for c in choices], right


def owners_of(report: dict[str, Any], happenings: list[Happening]) -> list[set[int]]:
    """For each happening the numbers of the annotated events that its words tell of."""
    labelled = label(report).events
    return [
        {
            number
            for number, event in enumerate(labelled)
            if any(t.trigger.span.overlaps(Span(*s)) for s in event.triggers for t in happening.tellings)
        }
        for happening in happenings
    ]


def kind_examples(report: dict[str, Any], document: Document) -> Iterator[tuple[list, list[bool]]]:
    """One for each happening that tells of one annotated event."""
    assert document.reading is not None
    happenings = cluster(document, *tellings_of(document))
    for happening, owned in zip(happenings, owners_of(report, happenings), strict=True):
        if len(owned) == 1:
            event = report["events"][next(iter(owned))]
            choices = kind_choices(happening, document.reading)
            right = [kind == event["type"] or kind in event.get("alt_types", ()) for kind in choices]
            yield list(choices.items()), right


def figure_examples(report: dict[str, Any], document: Document) -> Iterator[tuple[list, list[bool]]]:
    """One for each figure that the annotation has, or whose number it has nowhere: that one belongs to no event."""
    happenings = cluster(document, *tellings_of(document))
    groups = [[t.trigger for t in h.tellings] for h in happenings]
    background = recalled(document, happenings, [when_of(h) for h in happenings])
    owners = owners_of(report, happenings)
    news = main_news(groups, background)
    for harm in document.harms:
        lines = [
            (i, line) for i, e in enumerate(report["events"]) for line in e["harm"] if line["outcome"] == harm.outcome
        ]
        quoted = {
            i for i, line in lines for s in occurrences(line["quote"], document.text) if harm.span.overlaps(Span(*s))
        }
        if harm.aggregate or (not quoted and any(line["low"] == harm.low for _, line in lines)):
            continue
        right = [bool(owned & quoted) for owned in owners]
        choices = choices_of(document, harm, groups, background, news)
        yield [(str(i), features) for i, features in enumerate(choices)], [not any(right), *right]


def examples(what: str, *, read: bool) -> Iterator[Example]:
    made = place_examples if what == "place" else day_examples
    for report, document in documents(read=read):
        if what in ("figure", "kind"):
            several = figure_examples if what == "figure" else kind_examples
            yield from (Example(report["id"], report["language"], *e) for e in several(report, document))
            continue
        for event in report["events"]:
            span = trigger_span(event, document.text)
            if span is not None and document.sentence_at(span.start) is not None:
                yield Example(report["id"], report["language"], *made(event, document, span))


def fit(found: list[Example], width: int) -> Vector:
    """Weights that make the right choices likely, by gradient steps of Adam's kind; examples of no right choice teach
    nothing."""
    usable = [e for e in found if any(e.right)]
    x = np.concatenate([e.features for e in usable])
    right = np.concatenate([np.array(e.right, dtype=float) for e in usable])
    counts = np.array([len(e.right) for e in usable])
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    weights, first, second = np.zeros(width), np.zeros(width), np.zeros(width)
    for step in range(1, STEPS + 1):
        odds = x @ weights
        likely = np.exp(odds - np.repeat(np.maximum.reduceat(odds, starts), counts))
        likely /= np.repeat(np.add.reduceat(likely, starts), counts)
        wanted = likely * right
        wanted /= np.repeat(np.maximum(np.add.reduceat(wanted, starts), 1e-12), counts)
        slope = x.T @ (wanted - likely) - L2 * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope * slope
        weights += RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def lay_out(found: list[Example]) -> list[str]:
    """Gives each example its matrix of choices by features; the names of the columns."""
    names = sorted({name for item in found for _, features in item.choices for name in features})
    for item in found:
        item.features = np.array([[features.get(name, 0.0) for name in names] for _, features in item.choices])
    return names


def chosen(item: Example, weights: Vector, together: bool) -> int:
    odds = item.features @ weights
    if not together:
        return int(odds.argmax())
    totals: dict[str, float] = defaultdict(float)
    for (name, _), value in zip(item.choices, odds, strict=True):
        totals[name] += float(np.exp(value))
    best = max(totals, key=lambda key: totals[key])
    return max((i for i, (name, _) in enumerate(item.choices) if name == best), key=lambda i: odds[i])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=tuple(FILES))
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    found = list(examples(options.what, read=not options.rules))
    names = lay_out(found)
    fold_of = folds([item.report for item in found])
    tally: Counter[tuple[str, bool]] = Counter()
    together = options.what in ("place", "day")  # as `weighing.likeliest` does
    for fold in sorted(set(fold_of.values())):
        weights = fit([item for item in found if fold_of[item.report] != fold], len(names))
        for item in found:
            if fold_of[item.report] == fold:
                right = item.right[chosen(item, weights, together)]
                for key in (item.language, "own" if item.report.startswith("x") else "corpus", "all"):
                    tally[key, right] += 1
                if options.what in ("day", "figure", "kind"):
                    ruled = [
                        r
                        for (_, f), r in zip(item.choices, item.right, strict=True)
                        if f.get("rule") or f.get("none rule")
                    ]
                    tally["rules alone", any(ruled)] += 1
                tally["possible", any(item.right)] += 1
    shares = {k: tally[k, True] / (tally[k, True] + tally[k, False]) for k in sorted({k for k, _ in tally})}
    print(f"{len(found)} examples; right in cross-validation:", {k: round(v, 3) for k, v in shares.items()})
    if options.write:
        weights = dict(zip(names, map(float, fit(found, len(names))), strict=True))
        name = FILES[options.what].removesuffix("_read" * options.rules)
        write(name, weights, f"{len(found)} events", f"{shares['all']:.3f} right")


def write(name: str, weights: dict[str, float], learned_on: str, judged: str) -> None:
    """Lay weights into `resources/siting`, with what they were learned on and how they did in cross-validation."""
    lines = [
        "# Learned in training/; what each feature is says the module that makes it, in src/marsad.",
        f"learned_on: {learned_on} of composed reports; {judged} in five-fold cross-validation by report",
        "weights:",
        *(f"  {feature}: {value:.3f}" for feature, value in weights.items()),
    ]
    (ROOT / "resources" / "siting" / f"{name}.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
