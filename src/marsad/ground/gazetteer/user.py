"""What the user adds to the gazetteer: one file in the user's folder, replaced only when the new one is complete."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import GazetteerBroken
from marsad.ground.gazetteer.build import LICENCE
from marsad.ground.gazetteer.geonames import Known, entries, read_country
from marsad.ground.gazetteer.schema import Entry, connect, read_places, write
from marsad.ground.gazetteer.store import open_gazetteer, user_path
from marsad.resources import load

SOURCE_URL = "https://download.geonames.org/export/dump/{country}.zip"


@dataclass(frozen=True, slots=True)
class Source:
    """A list of places in the gazetteer: "marsad", "geonames" (towns of the world) or a country added by the user."""

    name: str
    places: int
    path: Path


def _own() -> tuple[dict[str, Known], frozenset[str]]:
    known: dict[str, Known] = {}
    for record in load("places"):
        if record["kind"] in ("town", "village", "camp", "well"):
            lat, lon = record["at"]
            known.setdefault(record["country"], []).append((lat, lon, record.get("admin1"), record.get("admin2")))
    skip = frozenset(f"gn-{record['geonameid']}" for record in load("places") if record.get("geonameid"))
    return known, skip


def _kept(path: Path, without: frozenset[str]) -> Iterator[Entry]:
    """Entries of the user's file, less those of some countries. Names are kept by their keys."""
    base = connect(path)
    try:
        for n, place in read_places(base, "ORDER BY n"):
            if place.source not in without:
                names = dict(base.execute("SELECT key, weight FROM name WHERE n = ?", (n,)).fetchall())
                yield Entry(place, {place.name: 0} | names)
    finally:
        base.close()


def _replace(made: Iterator[Entry], path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    try:
        count = write(fresh, made, {"sources": "GeoNames", "licence": LICENCE})
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
    open_gazetteer.cache_clear()
    return count


def add_countries(files: Mapping[str, Path]) -> dict[str, int]:
    """Add GeoNames country files (country → file); a country that is there already is replaced.

    All files are read before anything is written: one broken file, and the gazetteer stays as it was.

    Raises:
        GazetteerBroken: a file is none of GeoNames or of another country.
    """
    rows = {country: read_country(path, country) for country, path in files.items()}
    known, skip = _own()
    fresh = {country: list(entries(found, known.get(country, []), skip)) for country, found in rows.items()}
    path = user_path()

    def made() -> Iterator[Entry]:
        if path.is_file():
            yield from _kept(path, frozenset(fresh))
        for country in sorted(fresh):
            yield from fresh[country]

    _replace(made(), path)
    return {country: len(found) for country, found in fresh.items()}


def remove_countries(countries: Sequence[str]) -> list[str]:
    """Take countries out of the user's file; returns those that were there. An empty file goes as well."""
    path = user_path()
    present = [source.name for source in sources() if source.path == path]
    gone = [country for country in countries if country in present]
    if gone and set(gone) == set(present):
        path.unlink()
        open_gazetteer.cache_clear()
    elif gone:
        _replace(_kept(path, frozenset(gone)), path)
    return gone


def sources() -> list[Source]:
    """What the gazetteer is made of."""
    found = []
    for path in open_gazetteer().paths:
        base = connect(path)
        for name, count in base.execute("SELECT source, COUNT(*) FROM place GROUP BY source ORDER BY source"):
            found.append(Source(name, count, path))
        base.close()
    return found


def check_file(path: Path) -> list[str]:
    """What is wrong with a gazetteer file; [] when nothing is."""
    try:
        base = connect(path)
    except GazetteerBroken as error:
        return [str(error)]
    faults = [f"{path}: {row[0]}" for row in base.execute("PRAGMA integrity_check") if row[0] != "ok"]
    stated = base.execute("SELECT value FROM meta WHERE key = 'places'").fetchone()
    (count,) = base.execute("SELECT COUNT(*) FROM place").fetchone()
    if stated is None or int(stated[0]) != count:
        faults.append(f"{path}: holds {count} places, but says {stated and stated[0]}")
    for what, query in (
        ("places off the globe", "SELECT COUNT(*) FROM place WHERE ABS(lat) > 90 OR ABS(lon) > 180"),
        ("places without a name", "SELECT COUNT(*) FROM place WHERE n NOT IN (SELECT n FROM name)"),
        ("identifiers used twice", "SELECT COUNT(*) - COUNT(DISTINCT id) FROM place"),
    ):
        (number,) = base.execute(query).fetchone()
        if number:
            faults.append(f"{path}: {number} {what}")
    base.close()
    return faults
