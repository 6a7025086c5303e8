"""Words that the rules take for triggers, of the kinds of event that a report is annotated with."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from marsad.assemble.happening import family_of
from marsad.coder import build_pipeline
from marsad.model.report import Report


def rule_triggers(reports: Sequence[dict[str, Any]]) -> dict[str, list[tuple[int, int]]]:
    inputs = [
        Report.of(
            r["text"], title=r["title"], id=r["id"], language=r["language"],
            published=date.fromisoformat(r["published"][:10]) if r["published"] else None,
        )
        for r in reports
    ]  # fmt: skip
    found = {}
    for report, document in zip(reports, build_pipeline("rules").stream(inputs), strict=True):
        told = {family_of(e["type"]) for e in report["events"]}
        found[report["id"]] = [
            (t.span.start, t.span.end) for t in document.triggers
            if t.generic or any(family_of(k) in told for k in t.types)
        ]  # fmt: skip
    return found
