"""ACLED's 31 columns as CSV, by the rules of its codebook (standards.md a; docs/output.md says where we chose)."""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import IO, Any

from marsad.export.parts.acled_actors import actors_of, civilian_targeting
from marsad.export.parts.cells import cell, one_line
from marsad.export.parts.events import day, days_between, figure, happened, lowest_dead, shares, source_of
from marsad.resources import load
from marsad.resources.inters import country_codes

Json = dict[str, Any]

COLUMNS = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]

_GEO = {"exact": 1, "near": 2, "admin2": 2, "admin1": 3, "country": 3}
_NIGHT = 2  # days that one night touches: such a range is one event, a longer one is a row a day
_LONGEST = 31  # days; what lasts longer than a month is no event that ACLED codes


class Exporter:
    """One row for each pair of actors, place and day. `left_out` lists, after `write`, the events that ACLED's rules
    do not take: (event id, reason)."""

    name = "acled"
    suffix = ".csv"
    binary = False

    def __init__(self, *, background: bool = False) -> None:
        self.background = background
        self.left_out: list[tuple[str, str]] = []

    def write(self, records: Iterable[Json], out: IO[str]) -> None:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for record in records:
            for row in self.rows(record):
                writer.writerow({column: cell(row[column]) for column in COLUMNS})

    def rows(self, record: Json) -> list[Json]:
        """The rows of one report: days split, actions of one pair at one place and day made one."""
        found: dict[tuple[Any, ...], Json] = {}
        fit = []
        for event in happened(record, background=self.background):
            if reason := _unfit(event):
                self.left_out.append((event["id"], reason))
            else:
                fit.append(event)
        for event in fit:
            for row in _rows_of(event, record, _places_of_total(event, fit)):
                key = (row["event_date"], row["location"], frozenset((row["actor1"], row["actor2"])))
                found[key] = _joined(found[key], row) if key in found else row
        return [{k: v for k, v in row.items() if not k.startswith("_")} for row in found.values()]


def _unfit(event: Json) -> str | None:
    """Why ACLED would not code it: no month, no country, nothing below it (Strategic developments excepted)."""
    where, when = event["where"], event["when"]
    strategic = event["acled"]["event_type"] == "Strategic developments"
    if not where or not country_codes(where["country"]):
        return "no country"
    if where["precision"] == "country" and not strategic:
        return "no place below the country"
    if not when["start"] or when["precision"] in ("year", "unknown"):
        return "no month"
    first, last = day(when["start"]), day(when["end"] or when["start"])
    return "longer than a month" if first and last and (last - first).days >= _LONGEST else None


def _dates(event: Json) -> tuple[list[date], int]:
    """(days, time_precision): every day of an event that lasted; one day in the middle where the day is unknown."""
    when = event["when"]
    first, last = date.fromisoformat(when["start"]), date.fromisoformat(when["end"] or when["start"])
    days = days_between(first, last)
    if when["precision"] == "day":
        if len(days) > _NIGHT:
            return days, 1
        return [days[0]], len(days)
    return [days[(len(days) - 1) // 2]], 2 if when["precision"] == "week" else 3


def _words(event: Json) -> frozenset[int]:
    """Where the words stand that give its dead: equal for two events, they share one total."""
    return frozenset(h["evidence"]["start"] for h in event["harm"] if h["outcome"] == "killed" and h["evidence"])


def _spot(event: Json) -> tuple[str, str]:
    return event["when"]["start"], event["where"]["place"]


def _places_of_total(event: Json, events: list[Json]) -> list[tuple[str, str]]:
    """The (day, place) pairs that share the event's total, in the report's order; itself alone as a rule."""
    words = _words(event)
    shared = [_spot(other) for other in events if other is event or (words and _words(other) == words)]
    return list(dict.fromkeys(shared))


def _rows_of(event: Json, record: Json, spots: list[tuple[str, str]]) -> Iterator[Json]:
    """A row a day. A total for several places is divided among them, then among the days."""
    days, precision = _dates(event)
    whole = lowest_dead(event)
    total = shares(whole, len(spots))[spots.index(_spot(event))]
    common = _common(event, record)
    for when, dead in zip(days, shares(total, len(days)), strict=True):
        number = int(hashlib.sha256(f"{event['id']}/{when}".encode()).hexdigest()[:12], 16) % 10**10
        notes = [event["note"], *_other_figures(event, record)]
        if len(spots) > 1:
            notes.append(f"The total of {whole} dead is for {len(spots)} places and divided evenly, remainder first.")
        if len(days) > 1:
            notes.append(f"One of {len(days)} days; the total of {total} dead is divided evenly, the remainder first.")
        yield common | {
            "event_id_cnty": f"{common['_iso3']}{number}",
            "event_date": when.isoformat(),
            "year": when.year,
            "time_precision": precision,
            "fatalities": dead,
            "notes": one_line(" ".join(notes)),
        }


def _common(event: Json, record: Json) -> Json:
    """The cells that all days of an event share."""
    where = event["where"]
    nation = country_codes(where["country"]) or {}
    kind = next(k for k in load("sub_events") if k["sub_event_type"] == event["acled"]["sub_event_type"])
    return (
        actors_of(event)
        | {key: kind[key] for key in ("disorder_type", "event_type", "sub_event_type")}
        | {
            "civilian_targeting": civilian_targeting(event),
            "iso": nation["iso"],
            "region": nation["acled_region"],
            "country": nation["name"],
            "admin1": where["admin1"],
            "admin2": where["admin2"],
            "admin3": None,
            "location": where["place"],
            "latitude": _degrees(where["lat"]),
            "longitude": _degrees(where["lon"]),
            "geo_precision": _GEO[where["precision"]],
            "source": record["report"]["outlet"],
            "source_scale": None,
            "tags": None,
            "timestamp": _timestamp(event, record),
            "_iso3": nation["iso3"],
            "_rank": kind["rank"],
            "_words": _words(event),
        }
    )


def _degrees(value: float | None) -> str | None:
    return None if value is None else f"{value:.4f}"


def _timestamp(event: Json, record: Json) -> int:
    """The publication day, so that the same reports give the same bytes; ACLED has the moment of its upload."""
    last = day(record["report"]["published"]["end"]) or date.fromisoformat(event["when"]["start"])
    return int(datetime(last.year, last.month, last.day, tzinfo=UTC).timestamp())


def _other_figures(event: Json, record: Json) -> Iterator[str]:
    """Other tolls than the one taken stay in the notes, with who gives them, in the words of the report."""
    told: dict[str, list[Json]] = {}
    for line in event["harm"]:
        if line["outcome"] == "killed" and (source := source_of(record, line["per"])):
            told.setdefault(source, []).append(line)
    chosen = lowest_dead(event)
    other = [
        f"{', '.join(figure(line) for line in lines)} ({source})"
        for source, lines in told.items()
        if sum(line["low"] or 0 for line in lines) != chosen
    ]
    if other:
        yield f"Other figures for the dead: {'; '.join(other)}."


def _joined(one: Json, two: Json) -> Json:
    """Two actions by one pair at one place and day: the higher type; deaths told in other words are added."""
    first, second = sorted((one, two), key=lambda row: row["_rank"])
    same = not one["_words"] or not two["_words"] or one["_words"] & two["_words"]
    dead = max(one["fatalities"], two["fatalities"]) if same else one["fatalities"] + two["fatalities"]
    notes = " ".join(dict.fromkeys((first["notes"], second["notes"])))
    return first | {"fatalities": dead, "notes": notes, "_words": one["_words"] | two["_words"]}
