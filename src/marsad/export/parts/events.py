"""Reading coded records: which events a dataset takes, who stands on a side, and how many died."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from marsad.resources.inters import acled_name, class_of, named

Json = dict[str, Any]

HAPPENED = frozenset({"reported", "claimed"})
UNARMED = frozenset({"civilians", "protesters"})


def happened(record: Json, *, background: bool = False) -> Iterator[Json]:
    """The events of a record that a dataset of happenings takes: no denied, planned or feared ones, and recalled ones
    only with `background`, because the reports of their own day tell them better."""
    for event in record["events"]:
        if event["status"] in HAPPENED and (background or not event["background"]):
            yield event


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def days_between(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def shares(total: int, parts: int) -> list[int]:
    """A total divided evenly, the remainder to the first: shares(203, 5) is [43, 40, 40, 40, 40]."""
    return [total // parts + total % parts, *[total // parts] * (parts - 1)]


def country_of(event: Json) -> str | None:
    return event["where"]["country"] if event["where"] else None


def lowest_dead(event: Json) -> int:
    """ACLED's one figure: the lowest that stands, 0 where no figure does."""
    deaths = event["deaths"]
    return next((deaths[key] for key in ("low", "best") if deaths[key] is not None), 0)


def coded_name(party: Json) -> str:
    """ACLED's name of a party, else what we call it."""
    return str(party.get("acled_name") or acled_name(party["actor"]) or named(party["actor"], party.get("name")))


def classes(parties: Iterable[Json], country: str | None) -> set[str | None]:
    """ACLED's classes of these parties, by the names of their files in resources/inters."""
    return {class_of(party["actor"], country) for party in parties}


def source_of(record: Json, index: int | None) -> str | None:
    """Who gives a figure, in the report's words; None where it is the report itself."""
    if index is None or not 0 <= index < len(record["attributions"]):
        return None
    source = record["attributions"][index]["source"]
    return source["quote"] if source else None


def figure(line: Json) -> str:
    """A harm line's figure: 12, 3-5, 10+ (at least), <=5 (up to)."""
    low, high = line["low"], line["high"]
    if low is not None and low == high:
        return str(low)
    if low is not None:
        return f"{low}+" if high is None else f"{low}-{high}"
    return f"<={high}" if high is not None else str(line["best"] if line["best"] is not None else "?")


def headline(report: Json, text: str | None) -> str:
    """The report's title, else the first line of its text, cut at a word, else its id."""
    line = next((line.strip() for line in (text or "").split("\n") if line.strip()), "")
    opening = line if len(line) <= 90 else line[:90].rsplit(" ", 1)[0] + " …"
    return str(report["title"] or opening or report["id"])
