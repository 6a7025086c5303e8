"""Annotated reports as windows of pieces with the labels that the reader learns.

Sources: the training part of the composed corpus (`../shared/corpus`) and the project's own composed reports
(`training/composed/*.jsonl`, CC BY 4.0). Never `training/composed/held`, the corpus's measuring part or `bench/acled`.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tokenizers import Tokenizer

from marsad.reader.labels import ENTITIES, ROLES, SAID, STATUSES, TYPES
from marsad.reader.pieces import pieces_of

ROOT = Path(__file__).parents[2]
COMPOSED = ROOT / "training" / "composed"
SKIP = -100
Span = tuple[int, int]
TieMark = tuple[Span, Span, int]  # two ends and the tie of the one to the other, by its place in TIES


def reports_of(shared: Path, *, own: bool, corpus: bool = True) -> list[dict[str, Any]]:
    """The annotated reports that may be learned from."""
    found: list[dict[str, Any]] = []
    if corpus:
        split = json.loads((shared / "corpus" / "split.json").read_text(encoding="utf-8"))
        chosen = set(split["train"])
        for path in sorted((shared / "corpus").glob("*.jsonl")):
            found += [r for r in map(json.loads, path.open(encoding="utf-8")) if r["id"] in chosen]
    return found + (read_lines(COMPOSED) if own else [])


def read_lines(folder: Path) -> list[dict[str, Any]]:
    """The reports of all files of a folder."""
    paths = sorted(folder.glob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


@dataclass(slots=True)
class EventLabels:
    """One annotated event by offsets: every trigger span, its attributes, and quotes by role."""

    triggers: list[Span]
    type: str
    background: bool
    status: str
    roles: dict[str, list[Span]]
    masked: list[Span]  # other occurrences of the same words: neither right nor wrong


@dataclass(slots=True)
class Labelled:
    """A report's text with what is annotated in it; `unsure` are words that may or may not tell of an event. Nobody has
    looked for entities or sources where there are none: neither right nor wrong."""

    id: str
    text: str
    events: list[EventLabels]
    entities: list[tuple[Span, str]] | None
    said: list[tuple[Span, str]] | None
    unsure: list[Span]
    news: bool
    ties: list[TieMark] = field(default_factory=list)


def occurrences(quote: str, text: str) -> list[Span]:
    return [(m.start(), m.end()) for m in re.finditer(re.escape(quote), text)]


def main_trigger(event: dict[str, Any], text: str) -> Span | None:
    """The trigger's first occurrence where the report names the later ones (`also`), else the one closest to the
    event's other quotes."""
    found = occurrences(event["trigger"], text)
    if "also" in event or not found:
        return found[0] if found else None
    quotes = [p["quote"] for side in ("side_a", "side_b") for p in event[side]]
    quotes += [event["where"]["quote"]] if (event.get("where") or {}).get("quote") else []
    spots = [spot for quote in quotes if (spot := occurrences(quote, text))]
    return min(found, key=lambda s: (sum(min(min(abs(s[0] - o[0]), 400) for o in spot) for spot in spots), s))


def nearest(spans: Sequence[Span], to: int, lines: Sequence[int]) -> Span:
    """The occurrence in the same paragraph as `to` that is closest to it, else the first of all."""
    here = [s for s in spans if _line(lines, s[0]) == _line(lines, to)]
    return min(here, key=lambda s: abs(s[0] - to)) if here else spans[0]


def _line(lines: Sequence[int], at: int) -> int:
    return sum(1 for line in lines if line <= at)


def label(report: dict[str, Any], guesses: Sequence[Span] = ()) -> Labelled:
    """Offsets for the quotes of an annotated report.

    Args:
        guesses: words that the rules take for triggers. Where a report does not say which words take an event up again
            (no `also`), those of the report's own kinds of event are left out of the loss.
    """
    text = report["title"] + "\n" + report["text"]
    lines = [m.start() for m in re.finditer("\n", text)]
    events = []
    for event in report["events"]:
        spots = occurrences(event["trigger"], text)
        main = main_trigger(event, text) or spots[0]
        triggers = [main]
        for quote in event.get("also", ()):
            free = [s for s in occurrences(quote, text) if s not in triggers]
            triggers += free[:1]
        roles: dict[str, list[Span]] = {}
        masked = [s for s in spots if s not in triggers]
        for role, quote in _quotes(event):
            found = occurrences(quote, text)
            if found:
                chosen = nearest(found, main[0], lines)
                roles.setdefault(role, []).append(chosen)
                masked += [s for s in found if s != chosen]
        events.append(EventLabels(triggers, event["type"], event["background"], event["status"], roles, masked))
    told = "also" in report["events"][0] if report["events"] else True
    entities = [
        (span, e["type"]) for e in report["entities"] for span in occurrences(e["quote"], text) if e["type"] in ENTITIES
    ]
    said = [
        (spots[0], kind)
        for a in report["attributions"]
        for key, kind in (("source_quote", "source"), ("cue", "cue"))
        if a.get(key) and (spots := occurrences(a[key], text))
    ]
    news = any(not e["background"] and e["status"] != "hypothetical" for e in report["events"])
    return Labelled(report["id"], text, events, entities or None, said or None, [] if told else list(guesses), news)


def _quotes(event: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for side in ("side_a", "side_b"):
        yield from ((side, party["quote"]) for party in event[side])
    for role, key in (("place", "where"), ("time", "when")):
        if (event.get(key) or {}).get("quote"):
            yield role, event[key]["quote"]
    for line in event["harm"]:
        outcome = line["outcome"]
        yield (outcome if outcome in ("killed", "injured") else "harmed"), line["quote"]


class Row(NamedTuple):
    """A trigger: its pieces in the window, the number of its event, labels, and the role of every piece in it."""

    at: list[int]
    event: int
    kind: int
    background: int
    status: int
    roles: list[int]


@dataclass(slots=True)
class Window:
    """Pieces of one stretch with labels by piece; `rows` are its triggers."""

    id: str
    ids: list[int]
    trigger: list[int]
    entity: list[int]
    said: list[int]
    news: int
    rows: list["Row"] = field(default_factory=list)
    ties: list[tuple[list[int], list[int], int]] = field(default_factory=list)


def windows(tokenizer: Tokenizer, labelled: Labelled, size: int, overlap: int) -> list[Window]:
    pieces = pieces_of(tokenizer, labelled.text, 0, len(labelled.text))
    count = len(pieces.ids)
    out = []
    first = 0
    while True:
        last = min(count, first + size)
        out.append(_window(labelled, pieces.ids, pieces.starts, pieces.ends, first, last))
        if last == count:
            return out
        first = last - overlap


def _window(labelled: Labelled, ids: list[int], starts: list[int], ends: list[int], first: int, last: int) -> Window:
    def covered(span: Span) -> list[int]:
        return [i - first for i in range(first, last) if starts[i] < span[1] and span[0] < ends[i]]

    length = last - first
    trigger = [0] * length
    said = [0 if labelled.said is not None else SKIP] * length
    entity = [0 if labelled.entities is not None else SKIP] * length
    for span in labelled.unsure:
        for i in covered(span):
            trigger[i] = SKIP
    for event in labelled.events:
        for span in event.masked:
            for i in covered(span):
                trigger[i] = SKIP if span in event.masked and not trigger[i] > 0 else trigger[i]
    window = Window(labelled.id, ids[first:last], trigger, entity, said, int(labelled.news))
    for number, event in enumerate(labelled.events):
        marks = [0] * length
        for span in event.masked:
            for i in covered(span):
                marks[i] = SKIP
        for role, spans in event.roles.items():
            for span in spans:
                for i in covered(span):
                    marks[i] = ROLES.index(role)
        for order, span in enumerate(event.triggers):
            at = covered(span)
            if not at:
                continue
            for i in at:
                trigger[i] = 1
            roles = marks if order == 0 else [m if m > 0 else SKIP for m in marks]
            kind, status = TYPES.index(event.type), STATUSES.index(event.status)
            window.rows.append(Row(at, number, kind, int(event.background), status, roles))
    for one, other, tie in labelled.ties:
        if (at := covered(one)) and (to := covered(other)):
            window.ties.append((at, to, tie))
    for span, kind in labelled.entities or ():
        for i in covered(span):
            entity[i] = 1 + ENTITIES.index(kind)
    for span, kind in labelled.said or ():
        for i in covered(span):
            said[i] = SAID.index(kind)
    return window
