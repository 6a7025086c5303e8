"""What every part of the HTML briefing needs to know of an event: its anchor, its colour, its words."""

from collections.abc import Iterator
from typing import Any
from zlib import crc32

from marsad.export.parts.bidi import runs_rtl
from marsad.export.parts.markup import esc, tag
from marsad.resources.inters import country_name, named

Json = dict[str, Any]

# ACLED's six event types → class in briefing.css, in ACLED's order
COLOURS = {
    "Battles": "battles",
    "Explosions/Remote violence": "explosions",
    "Violence against civilians": "violence",
    "Protests": "protests",
    "Riots": "riots",
    "Strategic developments": "strategic",
}


def numbered(records: list[Json]) -> Iterator[tuple[int, Json, Json]]:
    """(number of the report, record, event), in order."""
    for number, record in enumerate(records, 1):
        for event in record["events"]:
            yield number, record, event


def event_anchor(number: int, event: Json) -> str:
    """Two reports may be one text, so the report's number is part of it."""
    return f"e{number}-{event['id']}"


def words_anchor(number: int, evidence: Json) -> str:
    """Where the words stand; the quote is part of it because an incident's words come from several reports."""
    return f"w{number}-{evidence['start']}-{evidence['end']}-{crc32(evidence['quote'].encode('utf-8', 'replace')):08x}"


def colour(event: Json) -> str:
    return COLOURS.get(event["acled"]["event_type"], "strategic")


def quoted(number: int, evidence: Json | None, text: str | None = None) -> str:
    """A link to the words in the report; without `text` it shows the words themselves, in their own direction."""
    if evidence is None:
        return esc(text or "")
    shown = text if text is not None else evidence["quote"]
    rtl = runs_rtl(shown)
    return tag(
        "a", esc(shown), href=f"#{words_anchor(number, evidence)}", dir="rtl" if rtl else None, lang=language(rtl)
    )


def language(rtl: bool) -> str | None:
    """The page is in English; of what runs from right to left marsad reads Arabic alone."""
    return "ar" if rtl else None


def when_text(when: Json) -> str:
    start, end = when["start"], when["end"] or when["start"]
    if not start:
        return "day not known"
    if when["precision"] == "year" and start[:4] == end[:4]:
        return str(start[:4])
    if when["precision"] == "month" and start[:7] == end[:7]:
        return str(start[:7])
    return str(start) if start == end else f"{start} to {end}"


def where_text(where: Json | None) -> str:
    if where is None:
        return "place not known"
    if not where["place"]:
        names = dict.fromkeys(candidate["place"] for candidate in where["candidates"])
        return "one of: " + ", ".join(names) if names else "place not known"
    units = [where["admin2"], where["admin1"], country_name(where["country"]) or where["country"]]
    inside = ", ".join(dict.fromkeys(unit for unit in units if unit and unit != where["place"]))
    near = "near " if where["precision"] == "near" else ""
    return f"{near}{where['place']}" + (f" ({inside})" if inside else "")


def party_text(party: Json) -> str:
    doubt = "" if party["status"] == "stated" else f" ({party['status']})"
    return named(party["actor"], party["name"]) + doubt


def amount(toll: Json) -> str | None:
    """12, 3 to 5, at least 3, up to 9; None where nothing is told."""
    low, best, high = toll["low"], toll["best"], toll["high"]
    if low is not None and high is not None:
        return str(low) if low == high else f"{low} to {high}"
    if low is not None:
        return f"at least {low}"
    if high is not None:
        return f"up to {high}"
    return None if best is None else str(best)


def weight(event: Json) -> int:
    """The dead that a dot stands for: the best figure, else the lowest."""
    deaths = event["deaths"]
    return next((int(deaths[key]) for key in ("best", "low") if deaths[key] is not None), 0)


def standing(event: Json) -> str:
    """What is not plain news: claimed, denied, hypothetical, recalled."""
    words = [] if event["status"] == "reported" else [event["status"]]
    return " ".join(
        tag("span", word, class_="tag") for word in [*words, *(["recalled"] if event["background"] else [])]
    )
