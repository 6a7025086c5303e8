"""GeoNames country files (19 columns, tab-separated; a .txt or the .zip it is published in), read with suspicion."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from marsad.errors import GazetteerBroken
from marsad.ground.distance import distance_km
from marsad.ground.gazetteer.build import kept_names
from marsad.ground.gazetteer.schema import Entry, Place

COLUMNS = 19
_TOLERATED = 0.01  # share of rows that may be unreadable
_KINDS = {
    "PPLC": "capital", "PPLA": "town", "PPLA2": "town", "PPL": "village", "PPLL": "village", "PPLX": "village",
    "ADM1": "admin1", "ADM2": "admin2", "WLL": "well", "WTRH": "well", "SPNG": "well", "MIL": "camp", "INSM": "camp",
    "FRST": "forest", "RESF": "forest", "RESN": "forest", "PRK": "forest", "LK": "lake", "LKS": "lake", "LKI": "lake",
}  # fmt: skip
_KINDS_OF_CLASS = {"P": "village", "T": "area", "L": "area"}
_LEFT_OUT = frozenset({"PPLQ", "PPLH", "PPLW"})  # abandoned, former, destroyed
_TOWN_SMALLEST = 5_000
_UNIT_REACH_KM = 25.0

Known = list[tuple[float, float, str | None, str | None]]


def _text(path: Path) -> str:
    """The rows of a country file; of a zip the one member that is a country file."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                names = [n for n in archive.namelist() if re.fullmatch(r"(?:.*/)?[A-Z]{2}\.txt", n)]
                if len(names) != 1:
                    raise GazetteerBroken(str(path), "the zip holds no GeoNames country file such as ML.txt")
                raw = archive.read(names[0])
        else:
            raw = path.read_bytes()
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise GazetteerBroken(str(path), f"not UTF-8 ({error.reason} at byte {error.start})") from error
    except (OSError, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise GazetteerBroken(str(path), f"cannot be read ({error})") from error


def _row(fields: list[str], country: str) -> tuple[Place, list[str]] | None:
    """The place of a row and its other names; None for one that is no place of ours.

    Raises:
        ValueError: the row is no GeoNames row.
    """
    if len(fields) != COLUMNS:
        raise ValueError(f"{len(fields)} columns instead of {COLUMNS}")
    number, name, _, others, lat, lon, kind_class, code = fields[:8]
    point = (float(lat), float(lon))
    people = int(fields[14] or 0)
    if not (name and int(number) > 0 and -90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise ValueError("no name or no point")
    kind = _KINDS.get(code) or _KINDS_OF_CLASS.get(kind_class)
    if kind is None or code in _LEFT_OUT or fields[8] != country:
        return None
    if kind == "village" and people >= _TOWN_SMALLEST:
        kind = "town"
    place = Place(f"gn-{number}", name, country, None, None, *point, kind, people, None, None, country)
    return place, [other for other in others.split(",") if other]


def read_country(path: Path, country: str) -> list[tuple[Place, list[str]]]:
    """The places of a country file.

    Raises:
        GazetteerBroken: not a GeoNames file, or that of another country; nothing of it is used.
    """
    rows, bad, foreign, reason = [], 0, 0, ""
    lines = [line for line in io.StringIO(_text(path)) if line.strip()]
    for number, line in enumerate(lines, start=1):
        fields = line.rstrip("\r\n").split("\t")
        try:
            found = _row(fields, country)
        except ValueError as error:
            bad += 1
            reason = reason or f"line {number}: {error}"
            continue
        foreign += fields[8] != country
        if found is not None:
            rows.append(found)
    if not lines or bad > _TOLERATED * len(lines):
        raise GazetteerBroken(str(path), f"not a GeoNames country file ({reason or 'empty'})")
    if foreign > len(lines) / 2 or not rows:
        raise GazetteerBroken(str(path), f"holds no places of {country}")
    return rows


def guess_country(path: Path) -> str | None:
    """The country that most rows of a file are of; None for a file that is none of GeoNames."""
    counts: dict[str, int] = {}
    for line in io.StringIO(_text(path)):
        fields = line.split("\t")
        if len(fields) == COLUMNS:
            counts[fields[8]] = counts.get(fields[8], 0) + 1
    return max(counts, key=lambda code: counts[code]) if counts else None


def entries(rows: Iterable[tuple[Place, list[str]]], known: Known, skip: frozenset[str]) -> Iterator[Entry]:
    """Gazetteer entries; units are those of the nearest of marsad's own places, where one is near.

    GeoNames numbers units as they were; the own places carry the units now in force.
    """
    for place, others in rows:
        if place.id in skip:
            continue
        units = _units(place, known) if place.kind not in ("admin1", "admin2") else (None, None)
        located = Place(
            place.id, place.name, place.country, *units, place.lat, place.lon, place.kind, place.population,
            None, None, place.source,
        )  # fmt: skip
        yield Entry(located, kept_names(place.name, others, latin=True))


def _units(place: Place, known: Known) -> tuple[str | None, str | None]:
    lat, lon = place.lat or 0.0, place.lon or 0.0
    best = _UNIT_REACH_KM
    units: tuple[str | None, str | None] = (None, None)
    for own_lat, own_lon, admin1, admin2 in known:
        if abs(own_lat - lat) < 0.25 and abs(own_lon - lon) < 0.3:
            apart = distance_km((lat, lon), (own_lat, own_lon))
            if apart < best:
                best, units = apart, (admin1, admin2)
    return units
