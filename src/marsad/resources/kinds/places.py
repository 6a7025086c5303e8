"""Places that reports on the region name: `resources/places/<country>/<admin1>.yml`, compiled to one line a place."""

from collections.abc import Iterator
from typing import Any, Literal

from marsad.resources.schema import Record

Kind = Literal[
    "country", "admin1", "admin2", "town", "village", "camp", "well", "border_crossing",
    "area", "forest", "lake", "river",
]  # fmt: skip


class Former(Record):
    """What held before: another name, or another unit that this one was part of, until that day."""

    name: str | None = None
    admin1: str | None = None
    part_of: str | None = None
    until: str


class Place(Record):
    id: str
    name: str  # the Latin name that events carry
    kind: Kind
    admin1: str | None = None  # only in files whose places lie in several units
    countries: list[str] = []  # of an area that reaches over borders
    admin2: str | None = None
    admin2_2023: str | None = None
    at: tuple[float, float]  # WGS84 latitude, longitude
    precision_km: float | None = None
    radius_km: float | None = None
    source: Literal["geonames", "wof", "osm", "wikipedia", "seat", "computed", "estimate"]
    geonameid: int | None = None
    tier: int | None = None  # 1: among the hundred most reported ... 4: the rest
    pcode: str | None = None
    seat: str | None = None
    valid_from: str | None = None
    former: list[Former] = []
    fr: list[str]
    en: list[str]
    ar: list[str] = []
    ar_unchecked: list[str] = []
    ar_rendered: list[str] = []
    confusable: list[str] = []
    note: str | None = None

    model_config = Record.model_config | {"strict": False}  # YAML has lists where we want pairs, 18 where 18.0


class Places(Record):
    country: str
    admin1: str | None = None
    places: list[Place]

    model_config = Record.model_config | {"strict": False}


SCHEMA = Places


def compile_record(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One line a place, with the country and unit of its file; notes are for people and stay in the YAML."""
    for place in record["places"]:
        admin1 = place.get("admin1") or record.get("admin1")
        line = {"country": record["country"], **({"admin1": admin1} if admin1 else {})}
        line |= {key: value for key, value in place.items() if key != "note" and value != []}
        yield line
