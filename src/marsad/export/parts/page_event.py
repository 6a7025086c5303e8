"""What was coded of an event, beside the report: every value a link to its words."""

from collections.abc import Iterable, Iterator
from typing import Any

from marsad.export.parts.briefing import (
    amount,
    colour,
    event_anchor,
    party_text,
    quoted,
    standing,
    when_text,
    where_text,
)
from marsad.export.parts.markup import esc, tag
from marsad.resources.inters import named

Json = dict[str, Any]


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
