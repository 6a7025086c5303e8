"""What coreference sees of an event: its days, place, sides, tolls and the names its report holds; never the text."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

DAY_PRECISION = {"day": 0, "week": 1, "month": 2, "year": 3}
FINE = frozenset({"exact", "near"})
_SETS = {"side_a", "side_b", "figures", "names"}
_PAIRS = {"killed", "injured"}


@dataclass(frozen=True, slots=True)
class EventView:
    """One event of one report, reduced to what pairs are compared by. Days are proleptic ordinals (`date.toordinal`),
    both ends included; None where the report does not say. Rebuilt from the coded record at any time."""

    key: str  # "<report>:<start>-<end>" of the trigger; never rewritten by coreference
    report: str
    type: str
    status: str = "reported"
    background: bool = False
    start: int | None = None
    end: int | None = None
    coarse: int = 0  # 0 day, 1 week, 2 month, 3 year
    implied: bool = False  # undated; days taken from the dated news of the same report at the same place
    published: int | None = None
    offset: int = 0  # of the trigger, in characters of the report
    place: str | None = None  # folded Latin name
    place_id: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    fine: bool = False  # the place is a point (exact or near), not a region or country
    near: bool = False  # the event lies near that point, perhaps tens of kilometres off
    side_a: frozenset[str] = frozenset()
    side_b: frozenset[str] = frozenset()
    killed: tuple[int, int | None] | None = None  # low, high (None: open)
    injured: tuple[int, int | None] | None = None
    figures: frozenset[str] = frozenset()  # "killed:54": every figure stated for this event
    names: frozenset[str] = frozenset()  # ids and folded names that the whole report mentions
    title: str | None = None
    language: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, sets sorted, so that equal views are equal text."""
        row = ((name, getattr(self, name)) for name in _FIELDS)
        return {k: sorted(v) if isinstance(v, frozenset) else v for k, v in row if v is not None and v != frozenset()}

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "EventView":
        values: dict[str, Any] = {name: value for name, value in row.items() if name in _FIELDS}
        values |= {name: frozenset(values[name]) for name in _SETS & values.keys()}
        values |= {name: tuple(values[name]) for name in _PAIRS & values.keys()}
        return cls(**values)


_FIELDS = tuple(field.name for field in fields(EventView))


def fold_name(name: str | None) -> str | None:
    """Letters and digits of a Latin name, lower case, without accents: "In-Délimane" and "Indelimane" are one."""
    plain = unicodedata.normalize("NFKD", name or "")
    return "".join(c for c in plain.lower() if c.isalnum()) or None


def ordinal(day: str | None) -> int | None:
    """The ordinal of an ISO day (a time of day after it is cut off); None for None."""
    return date.fromisoformat(day[:10]).toordinal() if day else None


def event_keys(report: str, events: Sequence[Mapping[str, Any]]) -> list[str]:
    """A key for each event of a report, from its trigger; events on the same words are numbered."""
    seen: dict[str, int] = {}
    keys = []
    for event in events:
        trigger = event.get("trigger") or {}
        key = f"{report}:{trigger.get('start', 0)}-{trigger.get('end', 0)}"
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return keys


def views_of(record: Mapping[str, Any], report: str | None = None) -> list[EventView]:
    """The events of a coded record (contract.md) as views; `report` replaces the report's own id in the keys."""
    head = record["report"]
    report = report or str(head["id"])
    names = _names(record.get("mentions") or ())
    published = ordinal((head.get("published") or {}).get("start"))
    events = record.get("events") or []
    keys = event_keys(report, events)
    shared = {"report": report, "published": published, "names": names}
    shared |= {"title": head.get("title"), "language": head.get("language")}
    found = [_view(event, key, shared) for event, key in zip(events, keys, strict=True)]
    return [_with_implied_days(view, found) for view in found]


def _with_implied_days(view: EventView, all_of_report: Sequence[EventView]) -> EventView:
    """An undated line of the news ("they burnt the market") happened when the dated news of that place did."""
    if view.start is not None or view.background or view.status == "hypothetical":
        return view
    dated = [v for v in all_of_report if v.start is not None and not v.background and v.coarse < 2]
    here = [v for v in dated if view.place and v.place == view.place] or ([] if view.place else dated)
    if not here:
        return view
    nearest = min(here, key=lambda v: abs(v.offset - view.offset))
    return replace(view, start=nearest.start, end=nearest.end, implied=True)


def _view(event: Mapping[str, Any], key: str, shared: Mapping[str, Any]) -> EventView:
    when, where = event.get("when") or {}, event.get("where") or {}
    start = ordinal(when.get("start"))
    return EventView(
        key=key,
        type=event["type"],
        status=event.get("status") or "reported",
        background=bool(event.get("background")),
        start=start,
        end=ordinal(when.get("end")) if when.get("end") else start,
        coarse=DAY_PRECISION.get(when.get("precision") or "day", 0),
        offset=(event.get("trigger") or {}).get("start", 0),
        place=fold_name(where.get("place")),
        place_id=fold_name(where.get("place_id")),
        country=where.get("country"),
        admin1=fold_name(where.get("admin1")),
        lat=where.get("lat"),
        lon=where.get("lon"),
        fine=where.get("precision") in FINE,
        near=where.get("precision") == "near",
        side_a=_actors(event.get("side_a")),
        side_b=_actors(event.get("side_b")),
        killed=_total(event.get("deaths"), event, "killed"),
        injured=_total(event.get("injured"), event, "injured"),
        figures=_figures(event.get("harm") or ()),
        **shared,
    )


def _actors(side: Iterable[Mapping[str, Any]] | None) -> frozenset[str]:
    return frozenset(str(party["actor"]) for party in side or () if party.get("actor"))


def _total(total: Mapping[str, Any] | None, event: Mapping[str, Any], outcome: str) -> tuple[int, int | None] | None:
    """The event's own total, else the largest single figure of its harm lines."""
    if total:
        low = next((total[k] for k in ("low", "best", "high") if total.get(k) is not None), None)
        if low is not None:
            return int(low), total.get("high")
    lines = [h for h in event.get("harm") or () if h.get("outcome") == outcome]
    lows = [h["low"] if h.get("low") is not None else h.get("best") for h in lines]
    known = [int(low) for low in lows if low is not None]
    return (max(known), max(known)) if known else None


def _figures(harm: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    found = set()
    for line in harm:
        for value in (line.get("low"), line.get("best"), line.get("high")):
            if value:
                found.add(f"{line['outcome']}:{value}")
    return frozenset(found)


def _names(mentions: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Actors, persons and places by folded id or name; numbers and days are left to the events."""
    kept = {"actor", "person", "place"}
    refs = (fold_name(str(m["ref"])) for m in mentions if m.get("kind") in kept and m.get("ref"))
    return frozenset(ref for ref in refs if ref)
