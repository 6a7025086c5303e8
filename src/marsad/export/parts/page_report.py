"""A report in the briefing: its text with the words marked, and beside it what was coded from them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from marsad.export.parts.bidi import runs_rtl
from marsad.export.parts.briefing import (
    amount,
    colour,
    event_anchor,
    language,
    party_text,
    quoted,
    standing,
    when_text,
    where_text,
    words_anchor,
)
from marsad.export.parts.markup import esc, tag
from marsad.resources.inters import named

Json = dict[str, Any]

# What a mark says of its words; of several on one stretch the last in this list gives the colour.
ROLES = ("source", "who", "where", "when", "harm", "what")
_TEXT = "_text"  # the report's text, where the record brings it (marsad.export.record.with_text)


def report_article(number: int, record: Json) -> str:
    """The whole report: headline, marked text, events."""
    report = record["report"]
    rtl = runs_rtl(report["title"] or "")
    published = report["published"]
    about = [report["outlet"], published["start"], report["language"], report["id"]]
    marks = [(role, words) for role, words in _marks(record) if words and words["end"] > words["start"]]
    shown = _line(number, report["title"], 0, marks) if report["title"] else esc(report["id"])
    title = tag("h3", shown, dir="rtl" if rtl else None, lang=report["language"])
    head = title + tag("p", " · ".join(tag("bdi", esc(part)) for part in about if part), class_="soft")
    events = "".join(event_card(number, record, event) for event in record["events"])
    body = tag(
        "div",
        tag("div", _text(number, record, marks), class_="text") + tag("div", events or _none(), class_="events"),
        class_="both",
    )
    return tag("article", tag("header", head) + body, class_="report", id=f"r{number}")


def _none() -> str:
    return tag("p", "No event: the report tells of none.", class_="soft")


def _marks(record: Json) -> Iterator[tuple[str, Json]]:
    """(role, evidence) of all words that something was coded from."""
    for event in record["events"]:
        yield "what", event["trigger"]
        yield from (("when", words) for words in event["when"]["evidence"])
        yield from (("where", words) for words in (event["where"] or {"evidence": []})["evidence"])
        yield from (("who", party["evidence"]) for party in (*event["side_a"], *event["side_b"]))
        yield from (("harm", line["evidence"]) for line in event["harm"])
        yield from (("who", claim["evidence"]) for claim in event["responsibility"])
        indices = {*event["attributions"], *(line["per"] for line in event["harm"])}
        for index in sorted(index for index in indices if index is not None):
            yield "source", record["attributions"][index]["source"]


def _text(number: int, record: Json, marks: list[tuple[str, Json]]) -> str:
    """The report's paragraphs with marks; without the text (a record from a ledger that keeps none) the words alone."""
    text = record.get(_TEXT)
    if text is None:
        return _words_alone(number, len(record["report"]["title"] or ""), marks)
    paragraphs = []
    first = 0
    for line in text.split("\n"):
        if line.strip() and (first or not record["report"]["title"]):  # the headline stands above
            inside, rtl = _line(number, line, first, marks), runs_rtl(line)
            spoken = language(rtl) or (record["report"]["language"] if record["report"]["language"] != "ar" else None)
            paragraphs.append(tag("p", inside, dir="rtl" if rtl else "ltr", lang=spoken))
        first += len(line) + 1
    return "".join(paragraphs)


def _words_alone(number: int, title: int, marks: list[tuple[str, Json]]) -> str:
    """The coded words below the headline, in text order, each once."""
    roles: dict[tuple[int, int, str], str] = {}
    for role, words in sorted(marks, key=lambda mark: ROLES.index(mark[0])):
        if words["start"] >= title:
            roles[words["start"], words["end"], words["quote"]] = role
    told = [_marked(number, words, tag("mark", esc(words[2]), class_=role)) for words, role in sorted(roles.items())]
    head = tag("p", "The text is not kept here; these are the words that were coded:", class_="soft")
    return head + "".join(tag("p", item, dir="auto") for item in told)


def _line(number: int, line: str, first: int, marks: Iterable[tuple[str, Json]]) -> str:
    """One paragraph, cut where marks begin and end; every mark's anchor stands where its words begin."""
    here = [(role, w) for role, w in marks if w["start"] < first + len(line) and w["end"] > first]
    cuts = sorted({first, first + len(line), *(c for _, w in here for c in (w["start"], w["end"]))})
    cuts = [cut for cut in cuts if first <= cut <= first + len(line)]
    parts = []
    for start, end in pairwise(cuts):
        shown = esc(line[start - first : end - first])
        over = [(role, w) for role, w in here if w["start"] <= start and end <= w["end"]]
        if over:
            role = max((role for role, _ in over), key=ROLES.index)
            shown = tag("mark", shown, class_=role)
            for words in _beginning(over, start):
                shown = _marked(number, words, shown)
        parts.append(shown)
    return "".join(parts)


def _beginning(over: list[tuple[str, Json]], start: int) -> list[tuple[int, int, str]]:
    return sorted({(w["start"], w["end"], w["quote"]) for _, w in over if w["start"] == start})


def _marked(number: int, words: tuple[int, int, str], shown: str) -> str:
    return tag("span", shown, id=words_anchor(number, dict(zip(("start", "end", "quote"), words, strict=True))))


def event_card(number: int, record: Json, event: Json) -> str:
    """What was coded, each value a link to its words."""
    kind = f"{event['acled']['event_type']}: {event['acled']['sub_event_type']}"
    rows = list(_rows(number, record, event))
    fields = "".join(tag("dt", esc(name)) + tag("dd", value) for name, value in rows if value)
    return tag(
        "section",
        tag("h4", esc(kind) + " " + standing(event)) + tag("p", esc(event["note"]), class_="note") + tag("dl", fields),
        class_=f"event {colour(event)}",
        id=event_anchor(number, event),
    )


def _rows(number: int, record: Json, event: Json) -> Iterator[tuple[str, str]]:
    where, when = event["where"], event["when"]
    yield "Words", quoted(number, event["trigger"])
    yield "When", _linked(number, when["evidence"], when_text(when))
    yield "Where", _linked(number, where["evidence"] if where else [], where_text(where))
    yield "Side A", _parties(number, event["side_a"])
    yield "Side B", _parties(number, event["side_b"])
    for name, outcome in (("Killed", "killed"), ("Injured", "injured")):
        yield name, _toll(number, record, event, outcome)
    others = [line for line in event["harm"] if line["outcome"] not in ("killed", "injured")]
    yield "Other harm", _list(_line_of_harm(number, record, line) for line in others)
    yield (
        "Responsibility",
        _list(
            quoted(number, claim["evidence"], f"{named(claim['actor'])}: {claim['stance']}")
            for claim in event["responsibility"]
        ),
    )
    yield "Confidence", esc(f"{event['confidence']:.2f}")


def _linked(number: int, evidence: list[Json], text: str) -> str:
    """The value, linked to the first of its words; the others as quotes behind it."""
    if not evidence:
        return esc(text)
    rest = "".join(f" · {quoted(number, words)}" for words in evidence[1:])
    return quoted(number, evidence[0], text) + rest


def _parties(number: int, parties: list[Json]) -> str:
    return _list(quoted(number, party["evidence"], party_text(party)) for party in parties)


def _toll(number: int, record: Json, event: Json, outcome: str) -> str:
    """The total, then every figure that the report gives, with who gives it."""
    total = amount(event["deaths" if outcome == "killed" else "injured"])
    lines = [line for line in event["harm"] if line["outcome"] == outcome]
    plain = len(lines) == 1 and lines[0]["per"] is None and amount(lines[0]) == total and lines[0]["who"] == "unknown"
    items = [] if plain else [_line_of_harm(number, record, line) for line in lines]
    if total is None and not lines:
        return ""
    head = tag("b", quoted(number, lines[0]["evidence"], total or "not told") if lines else esc(total or "not told"))
    return head + _list(items)


def _line_of_harm(number: int, record: Json, line: Json) -> str:
    who = line["who"].replace("_", " ")
    word = "" if line["outcome"] in ("killed", "injured") else f" {line['outcome']}"
    told = quoted(number, line["evidence"], f"{who}{word}: {amount(line) or '?'}")
    source = record["attributions"][line["per"]]["source"] if line["per"] is not None else None
    return told + (f' <span class="soft">per</span> {quoted(number, source)}' if source else "")


def _list(items: Iterable[str]) -> str:
    told = "".join(tag("li", item) for item in items)
    return tag("ul", told) if told else ""
