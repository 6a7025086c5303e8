"""Annotated reports as documents, read by rules alone or with a reader that has not learned from them.

Weights that lean on the reader must be learned where it is as unsure as it will be on a stranger's report. So
`training/composed/held` is kept from the reader that ships and read by it; the corpus is read by another one that has
learned from `training/composed` alone (`build/reader/own-only`), and `training/composed` by one that has learned from
the corpus alone (`build/reader/corpus-only`).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from marsad.coder import build_pipeline
from marsad.model.document import Document
from marsad.model.report import Report, Span
from marsad.reader.model import Model
from training.reader.data import COMPOSED, ROOT, main_trigger, read_lines, reports_of

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


def trigger_span(event: dict[str, Any], text: str) -> Span | None:
    """Where the annotated trigger stands."""
    found = main_trigger(event, text)
    return Span(*found) if found else None


def folds(ids: Sequence[str], count: int = 5) -> dict[str, int]:
    return {report: i % count for i, report in enumerate(sorted(set(ids)))}
