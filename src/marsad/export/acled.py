"""ACLED's 31 columns as CSV, by the rules of its codebook (standards.md a; docs/output.md says where we chose)."""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import IO, Any

from marsad.export.parts.cells import one_line, safe
from marsad.export.parts.events import (
    UNARMED,
    classes,
    coded_name,
    country_of,
    day,
    days_between,
    figure,
    happened,
    lowest_dead,
    shares,
    source_of,
)
from marsad.resources import load
from marsad.resources.inters import acled_name, class_of, country_codes, inter_of, slugs

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
_ARMED_TYPES = ("Battles", "Explosions/Remote violence", "Violence against civilians")
_TARGETED = ("Explosions/Remote violence", "Riots", "Protests")


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
                writer.writerow({column: safe(row[column]) for column in COLUMNS})

    def rows(self, record: Json) -> list[Json]:
        """The rows of one report: days split, actions of one pair at one place and day made one."""
        found: dict[tuple[Any, ...], Json] = {}
        for event in happened(record, background=self.background):
            if reason := _unfit(event):
                self.left_out.append((event["id"], reason))
                continue
            for row in _rows_of(event, record):
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


def _rows_of(event: Json, record: Json) -> Iterator[Json]:
    days, precision = _dates(event)
    total = lowest_dead(event)
    common = _common(event, record)
    for when, dead in zip(days, shares(total, len(days)), strict=True):
        number = int(hashlib.sha256(f"{event['id']}/{when}".encode()).hexdigest()[:12], 16) % 10**10
        notes = [event["note"], *_other_figures(event, record)]
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
        _actors(event)
        | {key: kind[key] for key in ("disorder_type", "event_type", "sub_event_type")}
        | {
            "civilian_targeting": _civilian_targeting(event),
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
            "_words": {(h["evidence"] or {}).get("start") for h in event["harm"] if h["outcome"] == "killed"},
        }
    )


def _degrees(value: float | None) -> str | None:
    return None if value is None else f"{value:.4f}"


def _timestamp(event: Json, record: Json) -> int:
    """The publication day, so that the same reports give the same bytes; ACLED has the moment of its upload."""
    last = day(record["report"]["published"]["end"]) or date.fromisoformat(event["when"]["start"])
    return int(datetime(last.year, last.month, last.day, tzinfo=UTC).timestamp())


def _actors(event: Json) -> Json:
    country = country_of(event)
    one, two = _sides(event, country)
    codes = [inter_of(side[0][0], country) if side else None for side in (one, two)]
    return {
        "actor1": one[0][1] if one else None,
        "assoc_actor_1": "; ".join(name for _, name in one[1:]) or None,
        "inter1": codes[0] and codes[0]["text"],
        "actor2": two[0][1] if two else None,
        "assoc_actor_2": "; ".join(name for _, name in two[1:]) or None,
        "inter2": codes[1] and codes[1]["text"],
        "interaction": _interaction(codes),
    }


Side = list[tuple[str, str]]


def _sides(event: Json, country: str | None) -> tuple[Side, Side]:
    """(actor id, ACLED's name) of both sides. In battles civilians are no party; where violence has no author the
    armed men of the country are unidentified, and where civilians are its target they are the second actor."""
    kind, slug = event["acled"]["event_type"], _slug(country)
    one, two = _side(event["side_a"], kind, country), _side(event["side_b"], kind, country)
    if kind == "Battles" and not two:
        two = _side(_harmed(event, one), kind, country)
    if not one and kind in _ARMED_TYPES:
        one = _made(f"unidentified-{slug}")
    if not two and kind == "Violence against civilians":
        two = _made(f"civilians-{slug}")
    if not one and kind in ("Protests", "Riots"):
        one = _made(f"{kind.lower().replace('protests', 'protesters').replace('riots', 'rioters')}-{slug}")
    return (two, []) if not one else (one, two)


def _slug(country: str | None) -> str:
    return next((slug for slug, code in slugs().items() if code == country), "")


def _made(actor: str) -> Side:
    name = acled_name(actor)
    return [(actor, name)] if name else []


def _side(parties: Iterable[Json], kind: str, country: str | None) -> Side:
    """Each name once; armed parties before civilians."""
    found = {coded_name(party): party["actor"] for party in reversed(list(parties))}
    side = [(actor, name) for name, actor in reversed(found.items())]
    armed = [item for item in side if class_of(item[0], country) not in UNARMED]
    if kind == "Battles":
        return armed
    return armed + [item for item in side if item not in armed] if armed and kind in _TARGETED else side


def _harmed(event: Json, one: Side) -> list[Json]:
    """Whose people were hurt, where no second side is named."""
    actors = [line["actor"] for line in event["harm"] if line["outcome"] in ("killed", "injured") and line["actor"]]
    return [{"actor": actor} for actor in dict.fromkeys(actors) if actor not in {known for known, _ in one}]


def _interaction(codes: list[Json | None]) -> str | None:
    known = sorted((code for code in codes if code), key=lambda code: int(code["code"]))
    if len(known) == len(codes):
        return "-".join(code["text"] for code in known)
    return f"{known[0]['text']} only" if known else None


def _civilian_targeting(event: Json) -> str | None:
    """All violence against civilians; explosions, riots and force against protesters that hit only the unarmed."""
    kind, sub = event["acled"]["event_type"], event["acled"]["sub_event_type"]
    target = classes(event["side_b"], country_of(event))
    only = bool(target) and target <= UNARMED
    if sub == "Excessive force against protesters" or kind == "Violence against civilians":
        return "Civilians targeted"
    return "Civilians targeted" if kind in _TARGETED and kind != "Protests" and only else None


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
