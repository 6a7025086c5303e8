"""A briefing in one HTML file: map, timeline, table and every report with its words marked. No script, no network."""

import base64
import hashlib
from collections.abc import Iterable
from importlib.resources import files
from typing import IO, Any

from marsad.export.parts.briefing import (
    amount,
    colour,
    event_anchor,
    numbered,
    party_text,
    quoted,
    standing,
    when_text,
    where_text,
)
from marsad.export.parts.markup import esc, tag, void
from marsad.export.parts.page_map import map_svg
from marsad.export.parts.page_report import report_article
from marsad.export.parts.page_time import timeline_svg

Json = dict[str, Any]

_LANGUAGES = {"ar": "Arabic", "fr": "French", "en": "English"}


class Exporter:
    """Holds all records, because the map is drawn before the first report. Records with `_text`
    (marsad.export.record.with_text) show the whole report, others the coded words alone."""

    name = "html"
    suffix = ".html"
    binary = False

    def __init__(self, *, title: str = "Conflict events, and the words they rest on") -> None:
        self.title = title

    def write(self, records: Iterable[Json], out: IO[str]) -> None:
        kept = list(records)
        style = (files("marsad") / "data" / "briefing.css").read_text(encoding="utf-8")
        out.write(_head(self.title, style))
        out.write(_top(self.title, kept))
        out.write('<main id="main">\n')
        out.write(tag("h2", "Map", id="map") + map_svg(kept) + "\n")
        out.write(tag("h2", "Timeline", id="time") + timeline_svg(kept) + "\n")
        out.write(tag("h2", "Events", id="events") + _table(kept) + "\n")
        out.write(tag("h2", "Reports", id="reports") + _key() + "\n")
        for number, record in enumerate(kept, 1):
            out.write(report_article(number, record) + "\n")
        out.write(_foot(kept) + "</main>\n</body>\n</html>\n")


def _head(title: str, style: str) -> str:
    """Nothing may be loaded and nothing may run: only this one style sheet, known by its hash, is allowed."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        + void("meta", http_equiv="Content-Security-Policy", content=policy)
        + '\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        + '<meta name="referrer" content="no-referrer">\n<meta name="generator" content="marsad">\n'
        + tag("title", esc(title))
        + f"\n<style>{style}</style>\n</head>\n"
    )


def _top(title: str, records: list[Json]) -> str:
    events = [event for _, _, event in numbered(records)]
    news = [event for event in events if not event["background"]]
    languages = sorted({record["report"]["language"] for record in records})
    incidents = [record for record in records if "incident" in record]
    reports = {name for record in incidents for name in record["incident"]["reports"]} or records
    counts = [
        *([(len(incidents), "incidents")] if incidents else []),
        (len(reports), "reports"),
        (len(news), "events told as news"),
        (len(events) - len(news), "events recalled"),
        (len({e["where"]["country"] for e in events if e["where"] and e["where"]["country"]}), "countries"),
        (", ".join(_LANGUAGES.get(code, code) for code in languages) or "–", "languages"),
    ]
    numbers = "".join(tag("li", tag("b", esc(count)) + esc(name)) for count, name in counts)
    links = "".join(
        tag("li", tag("a", name, href=f"#{key}"))
        for key, name in (("map", "Map"), ("time", "Timeline"), ("events", "Events"), ("reports", "Reports"))
    )
    lead = (
        "Coded by marsad from the reports below. Every value is one click from the words it rests on; where a report "
        "does not say, nothing is filled in."
    )
    return (
        '<body>\n<a class="skip" href="#main">To the content</a>\n<div class="top">'
        + tag("h1", esc(title))
        + tag("p", esc(lead), class_="lead")
        + tag("ul", numbers, class_="numbers")
        + "</div>\n"
        + tag("nav", tag("ul", links), aria_label="Parts of this page")
        + "\n"
    )


_HEADS = ("Day", "Event", "Place", "Side A", "Side B", "Killed", "Injured", "Report")


def _table(records: list[Json]) -> str:
    """All events by day; events without a day come last."""
    rows = sorted(numbered(records), key=lambda item: (item[2]["when"]["start"] or "9999", item[0]))
    if not rows:
        return tag("p", "No events.", class_="soft")
    head = tag("thead", tag("tr", "".join(tag("th", name, scope="col") for name in _HEADS)))
    body = tag("tbody", "\n".join(_row(*row) for row in rows))
    return tag(
        "div", tag("table", head + body), class_="scroll", tabindex="0", role="region", aria_label="Table of events"
    )


def _row(number: int, record: Json, event: Json) -> str:
    kind = tag("a", esc(event["acled"]["sub_event_type"]), href=f"#{event_anchor(number, event)}")
    report = record["report"]
    cells = [
        tag("td", esc(when_text(event["when"])), class_="d"),
        tag("td", tag("span", kind, class_=f"kind {colour(event)}") + " " + standing(event)),
        tag("td", esc(where_text(event["where"]))),
        tag("td", esc("; ".join(party_text(p) for p in event["side_a"]) or "–")),
        tag("td", esc("; ".join(party_text(p) for p in event["side_b"]) or "–")),
        tag("td", _figure(number, event, "deaths", "killed"), class_="n"),
        tag("td", _figure(number, event, "injured", "injured"), class_="n"),
        tag(
            "td",
            tag("a", esc(report["outlet"] or report["id"]), href=f"#r{number}", dir="auto")
            + tag("span", esc(f" {report['language']}"), class_="soft"),
        ),
    ]
    return tag("tr", "".join(cells))


def _figure(number: int, event: Json, total: str, outcome: str) -> str:
    told = amount(event[total])
    words = next((line["evidence"] for line in event["harm"] if line["outcome"] == outcome), None)
    return quoted(number, words, told) if told is not None else "–"


def _key() -> str:
    names = {
        "what": "what happened",
        "when": "when",
        "where": "where",
        "who": "who",
        "harm": "harm",
        "source": "who says so",
    }
    return tag("p", " ".join(tag("mark", name, class_=role) for role, name in names.items()), class_="key")


def _foot(records: list[Json]) -> str:
    """Where it comes from; a ledger's briefing names the state that it was made of, so that it can be made again."""
    made_of = records[0].get("ledger") if records else None
    state = f" Ledger state {made_of['state']}, tolls by the rule {made_of['rule']}." if made_of else ""
    return tag(
        "footer",
        esc(
            f"Made by marsad.{state} Country outlines: Natural Earth (public domain); a drawn border takes no side. "
            "This page loads nothing from the network and runs no script."
        ),
    )
