"""PLOVER events as POLECAT's tab-separated file (standards.md c.5); denied and planned happenings are left out."""

import csv
from collections.abc import Iterable
from typing import IO, Any

from marsad.export.parts.cells import cell
from marsad.export.parts.events import country_of, happened
from marsad.resources import load_one
from marsad.resources.inters import country_codes, home_of, inter_of, matched, named

Json = dict[str, Any]

COLUMNS = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
]

_TOWN = ("exact", "near")


class Exporter:
    """One row for each pair of parties. `left_out` lists, after `write`, the events that PLOVER has no type for."""

    name = "plover"
    suffix = ".tsv"
    binary = False

    def __init__(self, *, background: bool = False) -> None:
        self.background = background
        self.left_out: list[tuple[str, str]] = []

    def write(self, records: Iterable[Json], out: IO[str]) -> None:
        writer = csv.DictWriter(out, COLUMNS, dialect="excel-tab", lineterminator="\n")
        writer.writeheader()
        for record in records:
            story = _story(record)
            for event in happened(record, background=self.background):
                if not event["plover"]:
                    self.left_out.append((event["id"], "no PLOVER type"))
                    continue
                for row in _rows(event):
                    row |= story
                    writer.writerow({c: cell(row.get(c)) for c in COLUMNS})


def _rows(event: Json) -> list[Json]:
    country = country_of(event)
    common = _event(event) | _place(event)
    actors, recipients = event["side_a"] or [None], event["side_b"] or [None]
    pairs = [(a, b) for a in actors for b in recipients]
    return [
        common
        | {"Event ID": f"{event['id']}-{n}" if len(pairs) > 1 else event["id"]}
        | _party("Actor", a, country)
        | _party("Recipient", b, country)
        for n, (a, b) in enumerate(pairs, 1)
    ]


def _event(event: Json) -> Json:
    kind = load_one("plover_types", event["plover"]["type"])
    return {
        "Event Date": event["when"]["start"],
        "Event Type": event["plover"]["type"],
        "Event Mode": event["plover"]["mode"],
        "Intensity": kind["intensity"],
        "Quad Code": kind["quad"],
    }


def _party(role: str, party: Json | None, country: str | None) -> Json:
    """The columns of one party: `role` is "Actor" or "Recipient"."""
    if party is None:
        return {}
    nation = country_codes(next(iter(home_of(party["actor"])), None)) or {}
    kind = inter_of(party["actor"], country)
    pattern = matched(party["actor"])
    sector = kind and kind.get("sectors", {}).get(pattern[1] if pattern else "", kind["sector"])
    return {
        f"{role} Name": named(party["actor"], party["name"]),
        f"{role} Country": nation.get("iso3"),
        f"{role} COW": nation.get("gw"),
        f"Primary {role} Sector": sector,
        f"{role} Sectors": sector,
        f"{role} Name Raw": party["evidence"]["quote"] if party["evidence"] else None,
    }


def _place(event: Json) -> Json:
    where = event["where"]
    if not where:
        return {}
    nation = country_codes(where["country"]) or {}
    town = where["precision"] in _TOWN
    return {
        "Placename": where["place"],
        "City": where["place"] if town else None,
        "District": where["admin2"],
        "Province": where["admin1"],
        "Country": nation.get("iso3", where["country"]),
        "Latitude": where["lat"],
        "Longitude": where["lon"],
        "Raw Placename": "; ".join(words["quote"] for words in where["evidence"] if words) or None,
    }


def _story(record: Json) -> Json:
    """What all events of a report share: the names in it as they stand there."""
    report = record["report"]
    said: dict[str, dict[str, None]] = {"person": {}, "actor": {}, "place": {}}
    for mention in record["mentions"]:
        if mention["kind"] in said:
            said[mention["kind"]][mention["evidence"]["quote"]] = None
    return {
        "Source": report["outlet"],
        "Publication Date": report["published"]["start"],
        "Story People": "; ".join(said["person"]) or None,
        "Story Organizations": "; ".join(said["actor"]) or None,
        "Story Locations": "; ".join(said["place"]) or None,
        "Language": report["language"],
        "Version": "PLOVER 2.0",
    }
