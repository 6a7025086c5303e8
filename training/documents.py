"""Annotated reports as documents, read by rules alone or with a reader that has not learned from them.

Weights that lean on the reader must be learned where it is as unsure as it will be on a stranger's report. So
`training/composed/held` is kept from the reader that ships and read by it; the corpus is read by another one that has
learned from `training/composed` alone (`build/reader/own-only`), and `training/composed` by one that has learned from
the corpus alone (`build/reader/corpus-only`).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from marsad.coder import build_pipeline
from marsad.model.document import Document
from marsad.model.report import Report, Span
from marsad.reader.model import Model
from training.reader.data import COMPOSED, ROOT, read_lines, reports_of

OTHERS = ROOT / "build" / "reader"


def as_report(record: dict[str, Any]) -> Report:
    published = date.fromisoformat(record["published"][:10]) if record["published"] else None
    return Report.of(
        record["text"], title=record["title"], id=record["id"], language=record["language"], published=published
    )


def documents(*, read: bool) -> Iterator[tuple[dict[str, Any], Document]]:
    """Annotated reports with their documents; `read`: with a reader that has not learned from them."""
    shared = ROOT.parent / "shared"
    corpus, own = reports_of(shared, own=False), reports_of(shared, own=True, corpus=False)
    held = read_lines(COMPOSED / "held")
    if read:
        groups = [
            (held, build_pipeline()),
            (corpus, build_pipeline("both", Model(OTHERS / "own-only"))),
            (own, build_pipeline("both", Model(OTHERS / "corpus-only"))),
        ]
    else:
        groups = [([*corpus, *own, *held], build_pipeline("rules"))]
    for records, pipeline in groups:
        yield from zip(records, pipeline.stream(map(as_report, records)), strict=True)


def places_of(quote: str, text: str) -> list[int]:
    return [m.start() for m in re.finditer(re.escape(quote), text)]


def trigger_span(event: dict[str, Any], text: str) -> Span | None:
    """Where the trigger stands: its first occurrence where the report says so, else the one closest to the event's
    other quotes."""
    found = places_of(event["trigger"], text)
    if not found:
        return None
    others = [p["quote"] for side in ("side_a", "side_b") for p in event[side]]
    others += [event["where"]["quote"]] if event.get("where") else []
    spots = [spot for q in others if q and (spot := places_of(q, text))]

    def far(at: int) -> tuple[int, int]:
        return sum(min(abs(at - s) for s in spot) for spot in spots), at

    start = found[0] if "also" in event else min(found, key=far)
    return Span(start, start + len(event["trigger"]))


def folds(ids: Sequence[str], count: int = 5) -> dict[str, int]:
    return {report: i % count for i, report in enumerate(sorted(set(ids)))}
