"""UCDP GED's 49 columns as CSV (standards.md b). What only UCDP can give (its conflict and dyad ids) stays empty."""

import csv
import hashlib
from collections.abc import Iterable
from datetime import date
from typing import IO, Any

from marsad.export.parts.cells import cell
from marsad.export.parts.events import UNARMED, classes, country_of, happened, source_of
from marsad.resources import load_one
from marsad.resources.inters import class_of, country_codes, ucdp_name

Json = dict[str, Any]

COLUMNS = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]

_WHERE = {"exact": 1, "near": 2, "admin2": 3, "admin1": 4, "country": 6}
_GOVERNMENTS = frozenset({"state-forces", "external-forces"})
_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3
_YEAR = 366


class Exporter:
    """One row an event of organised armed force with a death in its best, low or high figure. `left_out` lists, after
    `write`, the others: (event id, reason)."""

    name = "ucdp"
    suffix = ".csv"
    binary = False

    def __init__(self, *, background: bool = False) -> None:
        self.background = background
        self.left_out: list[tuple[str, str]] = []

    def write(self, records: Iterable[Json], out: IO[str]) -> None:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for record in records:
            for event in happened(record, background=self.background):
                if reason := _unfit(event):
                    self.left_out.append((event["id"], reason))
                    continue
                row = _row(event, record)
                writer.writerow({c: cell(row.get(c)) for c in COLUMNS})


def _unfit(event: Json) -> str | None:
    if not load_one("types", event["type"])["ucdp"]:
        return "no armed force"
    if not any(event["deaths"][key] for key in ("low", "best", "high")):
        return "no death"
    if not event["where"] or not country_codes(event["where"]["country"]):
        return "no country"
    if not event["when"]["start"]:
        return "no date"
    first, last = _days(event)
    return "longer than a year" if (last - first).days >= _YEAR else None


def _days(event: Json) -> tuple[date, date]:
    start = event["when"]["start"]
    return date.fromisoformat(start), date.fromisoformat(event["when"]["end"] or start)


def _row(event: Json, record: Json) -> Json:
    report, sides = record["report"], _sides(event)
    number = int(hashlib.sha256(event["id"].encode()).hexdigest()[:12], 16) % 10**9
    first, last = _days(event)
    precision = _date_precision(first, last, event["when"]["precision"])
    nation = country_codes(event["where"]["country"]) or {}
    sources = [source_of(record, index) for index in event["attributions"]]
    return (
        sides
        | _place(event, nation)
        | _deaths(event, swapped=sides["_swapped"])
        | {
            "id": number,
            "relid": f"{nation['iso3']}-{first.year}-{sides['type_of_violence']}-XXX-{number}",
            "year": first.year,
            "code_status": "Check",
            "number_of_sources": 1,
            "source_article": ", ".join(
                p for p in (report["outlet"], report["published"]["start"], report["title"]) if p
            ),
            "source_office": report["outlet"],
            "source_date": report["published"]["start"],
            "source_headline": report["title"],
            "source_original": "; ".join(dict.fromkeys(s for s in sources if s)) or None,
            "event_clarity": 1 if precision <= 2 else 2,
            "date_prec": precision,
            "date_start": first.isoformat(),
            "date_end": last.isoformat(),
        }
    )


def _date_precision(first: date, last: date, precision: str) -> int:
    """1 day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year."""
    days = (last - first).days + 1
    if precision == "month":
        return 4
    return next(code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4), (_YEAR, 5)) if days <= most)


def _sides(event: Json) -> Json:
    """Governments stand first; who attacks civilians stands first and they are "Civilians"."""
    country = country_of(event)
    one, two = event["side_a"], event["side_b"]
    kinds_one, kinds_two = classes(one, country), classes(two, country)
    if (bool(two) and kinds_two <= UNARMED) or (bool(one) and kinds_one <= UNARMED):
        kind, swapped = _ONE_SIDED, bool(one) and kinds_one <= UNARMED
    elif kinds_one & _GOVERNMENTS or kinds_two & _GOVERNMENTS:
        kind, swapped = _STATE_BASED, not kinds_one & _GOVERNMENTS
    else:
        kind, swapped = _NON_STATE, False
    first, second = (two, one) if swapped else (one, two)
    a, a_id, government = _name(first, country, government=kind != _NON_STATE)
    b, b_id, _ = _name(second, country, government=False)
    if kind == _ONE_SIDED:
        b, b_id = "Civilians", None
    return {
        "type_of_violence": kind,
        "dyad_name": f"{a} - {b}",
        "conflict_name": None if kind == _STATE_BASED else f"{a} - {b}",
        "side_a": a,
        "side_a_dset_id": a_id,
        "side_a_new_id": a_id,
        "side_b": b,
        "side_b_dset_id": b_id,
        "side_b_new_id": b_id,
        "gwnoa": government,
        "_swapped": swapped,
    }


def _name(side: list[Json], country: str | None, *, government: bool) -> tuple[str, int | None, int | None]:
    """(UCDP's name, its id, Gleditsch and Ward's number where it is a government) of a side's first party.

    Missions and foreign armies fight for the government of the country where they are.
    """
    parties = [p for p in side if class_of(p["actor"], country) not in UNARMED] or side
    if not parties:
        return "Unknown", None, None
    parties.sort(key=lambda p: class_of(p["actor"], country) != "state-forces")
    kind = class_of(parties[0]["actor"], country)
    nation = country_codes(country)
    if government and kind in _GOVERNMENTS and nation:
        return f"Government of {nation.get('ucdp_name', nation['name'])}", None, nation.get("gw")
    return *ucdp_name(parties[0]["actor"], country), None


def _place(event: Json, nation: Json) -> Json:
    where = event["where"]
    lat, lon = where["lat"], where["lon"]
    there = lat is not None and lon is not None
    return {
        "where_prec": _WHERE[where["precision"]],
        "where_coordinates": where["place"],
        "where_description": "; ".join(words["quote"] for words in where["evidence"] if words) or None,
        "adm_1": where["admin1"],
        "adm_2": where["admin2"],
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})" if there else None,
        "priogrid_gid": _priogrid(lat, lon) if there else None,
        "country": nation.get("ucdp_name", nation["name"]),
        "country_id": nation.get("gw"),
        "region": nation["ucdp_region"],
    }


def _priogrid(lat: float, lon: float) -> int:
    """PRIO-GRID's cell: half a degree wide, counted from 180 W 90 S eastwards, then northwards."""
    row, column = min(int((lat + 90) * 2), 359), min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _deaths(event: Json, *, swapped: bool) -> Json:
    """The split, with best = a + b + civilians + unknown. What only a party to it claims is no best figure: it goes
    to high."""
    toll = event["deaths"]
    low, best, high = toll["low"], toll["best"], toll["high"]
    known = [figure for figure in (best, low, high) if figure is not None]
    if event["status"] == "claimed":
        zero = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "low"), 0)
        return zero | {"high": max(known)}
    a, b = (toll["side_b"], toll["side_a"]) if swapped else (toll["side_a"], toll["side_b"])
    parts = {"deaths_a": a or 0, "deaths_b": b or 0, "deaths_civilians": toll["civilians"] or 0}
    total = best if best is not None else low if low is not None else 0
    parts["deaths_unknown"] = max(total - sum(parts.values()), 0)
    total = sum(parts.values())
    return parts | {
        "best": total,
        "low": low if low is not None else total,
        "high": high if high is not None else max(total, low or 0),
    }
