"""A report, or an incident with all its reports, in the briefing: marked text, and beside it what was coded."""

from typing import Any

from marsad.export.parts.bidi import runs_rtl
from marsad.export.parts.briefing import when_text, where_text
from marsad.export.parts.events import headline
from marsad.export.parts.markup import esc, tag
from marsad.export.parts.page_event import event_card
from marsad.export.parts.page_text import Marker, marks_of

Json = dict[str, Any]

# Keys that a record may bring beside the contract's (marsad.export.record.with_text, the ledger's incidents).
TEXT = "_text"  # the report's text
TELLINGS = "_tellings"  # of an incident: [{"report": {...}, "_text": ...}], the reports that tell of it


def report_article(number: int, record: Json) -> str:
    """The whole record: headline, texts, events."""
    marker = Marker(number, marks_of(record))
    tellings = record.get(TELLINGS)
    head, texts = _incident(marker, record, tellings) if tellings else _single(marker, record)
    if left := marker.rest():
        texts += tag("p", "Words that were coded, from a text that is not kept here:", class_="soft") + left
    events = "".join(event_card(number, record, event) for event in record["events"])
    none = tag("p", "No event: the report tells of none.", class_="soft")
    body = tag("div", texts, class_="text") + tag("div", events or none, class_="events")
    return tag("article", tag("header", head) + tag("div", body, class_="both"), class_="report", id=f"r{number}")


def _single(marker: Marker, record: Json) -> tuple[str, str]:
    """(header, text) of one report."""
    report, text = record["report"], record.get(TEXT)
    title, told = marker.paragraphs(text, report["title"], report["language"]) if text is not None else ("", "")
    return _headline("h3", title or esc(headline(report, text)), report) + _about(report), told


def _incident(marker: Marker, record: Json, tellings: list[Json]) -> tuple[str, str]:
    """(header, texts) of an incident: day and place above, then every report that tells of it."""
    event = record["events"][0]
    count = f"told by {len(tellings)} report{'s' * (len(tellings) != 1)}"
    about = " · ".join(tag("bdi", esc(part)) for part in (count, record["report"]["id"]))
    head = tag("h3", esc(f"{when_text(event['when'])}, {where_text(event['where'])}")) + tag("p", about, class_="soft")
    texts = []
    for telling in tellings:
        report, text = telling["report"], telling.get(TEXT)
        title, told = marker.paragraphs(text, report["title"], report["language"]) if text is not None else ("", "")
        shown = title or esc(headline(report, text))
        texts.append(tag("section", _headline("h4", shown, report) + _about(report) + told, class_="telling"))
    return head, "".join(texts)


def _headline(name: str, shown: str, report: Json) -> str:
    rtl = runs_rtl(report["title"] or "")
    return tag(name, shown, dir="rtl" if rtl else None, lang=report["language"])


def _about(report: Json) -> str:
    parts = [report["outlet"], report["published"]["start"], report["language"], report["id"]]
    return tag("p", " · ".join(tag("bdi", esc(part)) for part in parts if part), class_="soft")
