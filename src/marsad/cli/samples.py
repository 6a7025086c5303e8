"""The sample reports: those of the clone where there is one, else the copy that ships with the package."""

import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import marsad
from marsad.model.report import Report

_KEYS = ("id", "title", "language", "url", "outlet")


def sample_reports() -> list[Report]:
    """All sample reports, oldest first; those without a day of publication come last."""
    folder = Path(marsad.__file__).parents[2] / "samples" / "reports"
    reports = _read(folder) if folder.is_dir() else _shipped()
    return sorted(reports, key=lambda report: (report.published or date.max, report.id))


def _read(folder: Path) -> list[Report]:
    from marsad.ingest import read_reports

    return list(read_reports([str(folder)]))


def _shipped() -> list[Report]:
    lines = (files("marsad") / "data" / "samples.jsonl").read_text(encoding="utf-8").splitlines()
    return [_report(json.loads(line)) for line in lines]


def _report(line: dict[str, str]) -> Report:
    published = date.fromisoformat(line["published"]) if line.get("published") else None
    return Report.of(line["text"], published=published, **{key: line.get(key) for key in _KEYS})


def shipped_text(reports: list[Report]) -> str:
    """The text of data/samples.jsonl for these reports; a test keeps file and samples together."""
    lines = []
    for report in reports:
        line = {key: getattr(report, key) for key in _KEYS} | {"text": report.text[report.body_start :]}
        line["published"] = report.published.isoformat() if report.published else None
        lines.append(json.dumps({k: v for k, v in line.items() if v is not None}, ensure_ascii=False, sort_keys=True))
    return "\n".join(lines) + "\n"
