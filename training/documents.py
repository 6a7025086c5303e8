"""Annotated reports as documents: read by rules alone all that there are, with the reader those kept from it.

Weights that lean on the reader must be learned where it is as unsure as it will be on a stranger's report: on
`training/composed/held`, which it has not learned from.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from marsad.coder import build_pipeline
from marsad.model.document import Document
from marsad.model.report import Report, Span
from training.reader.data import COMPOSED, ROOT, main_trigger, read_lines, reports_of


def as_report(record: dict[str, Any]) -> Report:
    published = date.fromisoformat(record["published"][:10]) if record["published"] else None
    return Report.of(
        record["text"], title=record["title"], id=record["id"], language=record["language"], published=published
    )


def documents(*, read: bool) -> Iterator[tuple[dict[str, Any], Document]]:
    """Annotated reports with their documents; `read`: those kept from the reader, with it."""
    records = read_lines(COMPOSED / "held")
    if not read:
        records = [*reports_of(ROOT.parent / "shared", own=True), *records]
    pipeline = build_pipeline("both" if read else "rules")
    yield from zip(records, pipeline.stream(map(as_report, records)), strict=True)


def trigger_span(event: dict[str, Any], text: str) -> Span | None:
    """Where the annotated trigger stands."""
    found = main_trigger(event, text)
    return Span(*found) if found else None


def folds(ids: Sequence[str], count: int = 5) -> dict[str, int]:
    return {report: i % count for i, report in enumerate(sorted(set(ids)))}
