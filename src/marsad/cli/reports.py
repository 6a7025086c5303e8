"""Reports as lines of JSON: the other way round of `marsad.ingest.formats.jsonl`."""

import json
from collections.abc import Iterable
from typing import IO

from marsad.model.report import Report


def report_line(report: Report) -> str:
    """The contract's keys that this report has, on one line."""
    values = {
        "id": report.id,
        "title": report.title,
        "text": report.text[report.body_start :],
        "published": report.published.isoformat() if report.published else None,
        "language": report.language,
        "url": report.url,
        "outlet": report.outlet,
    }
    return json.dumps({key: value for key, value in values.items() if value is not None}, ensure_ascii=False)


class ReportLines:
    """Writes reports as an exporter writes coded records."""

    binary = False

    def write(self, records: Iterable[Report], out: IO[str]) -> None:
        for report in records:
            out.write(report_line(report) + "\n")
