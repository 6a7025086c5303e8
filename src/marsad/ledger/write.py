"""Coded reports into a ledger, in batches: what is committed stays, and a run that was ended resumes where it was."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from marsad.ledger.book import Ledger
from marsad.ledger.keys import report_key
from marsad.model.report import Report

_BATCH = 8  # reports to a transaction: what a killed run has to code again


@dataclass(slots=True)
class Stored:
    """How many reports were "added", "known", "read again", "older"."""

    counts: dict[str, int] = field(default_factory=dict)

    def count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1


def store_documents(
    ledger_path: str | Path, records: Iterable[dict[str, Any]], pipeline_id: str, *, settle: bool = True
) -> Stored:
    """Keep coded records (contract.md) in the ledger at `ledger_path`, which is made when it is not there.

    A record may carry its report's text under `_text`: near-copies are recognised by it. A record that this pipeline
    gave before changes nothing; one by another pipeline is kept beside the earlier ones and takes their place.
    """
    stored = Stored()
    for _ in storing(ledger_path, records, pipeline_id, stored=stored, settle=settle):
        pass
    return stored


def storing(
    ledger_path: str | Path,
    records: Iterable[dict[str, Any]],
    pipeline_id: str,
    *,
    stored: Stored | None = None,
    settle: bool = True,
) -> Iterator[dict[str, Any]]:
    """`store_documents` that hands each record on once it is safely kept."""
    counted = stored if stored is not None else Stored()
    with Ledger.open(ledger_path, create=True) as ledger:
        ledger.refresh()
        source = iter(records)
        while batch := list(islice(source, _BATCH)):
            for what in ledger.add_all(batch, pipeline_id, settle=settle):
                counted.count(what)
            yield from batch
        if not settle:
            ledger.rebuild()


def unread(ledger_path: str | Path, reports: Iterable[Report], pipeline_id: str) -> Iterator[Report]:
    """The reports that this pipeline has not read into the ledger yet."""
    with Ledger.open(ledger_path, create=True) as ledger:
        for report in reports:
            day = report.published.isoformat()[:10] if report.published else None
            key = report_key(report.id, report.text, outlet=report.outlet, url=report.url, published=day)
            if not ledger.knows(key, pipeline_id):
                yield report


def coding_into(
    ledger_path: str | Path,
    reports: Iterable[Report],
    code: Callable[[Iterable[Report]], Iterator[dict[str, Any]]],
    pipeline_id: str,
) -> Iterator[dict[str, Any]]:
    """What `marsad code --into` does: code the reports that are new to the ledger, keep each with its text, hand it on.

    A run that was ended is resumed by calling it again with the same reports.
    """
    texts: dict[str, str] = {}

    def noted() -> Iterator[Report]:
        for report in unread(ledger_path, reports, pipeline_id):
            texts[report.id] = report.text
            yield report

    def with_text() -> Iterator[dict[str, Any]]:
        for record in code(noted()):
            text = texts.get(record["report"]["id"])
            yield record if text is None else record | {"_text": text}

    return storing(ledger_path, with_text(), pipeline_id)
