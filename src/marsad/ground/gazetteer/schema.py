"""The gazetteer's file: an SQLite database of three tables and its own version."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

from marsad.errors import GazetteerBroken
from marsad.ground.gazetteer.sound import skeleton, sounds_of
from marsad.text.words import phrase_keys

SCHEMA_VERSION = 1

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (n INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, country TEXT, admin1 TEXT, admin2 TEXT,
    lat REAL, lon REAL, kind TEXT NOT NULL, population INTEGER, tier INTEGER, radius_km REAL, source TEXT NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, n INTEGER NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT NOT NULL, sounds TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, sounds, n))
    WITHOUT ROWID;
"""
_INDEXES = "CREATE INDEX place_id ON place (id);"
_COLUMNS = "n, id, name, country, admin1, admin2, lat, lon, kind, population, tier, radius_km, source"


@dataclass(frozen=True, slots=True)
class Place:
    """One place. `tier`: 1 (most reported) to 4 for marsad's own places, None for others; `source` names the list."""

    id: str
    name: str
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    kind: str
    population: int | None = None
    tier: int | None = None
    radius_km: float | None = None
    source: str = "marsad"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with its names as they are written; `names` maps a name to its weight (0 own name, 1 other, 2 remote)."""

    place: Place
    names: dict[str, int]


def name_key(name: str) -> str:
    """What a name is looked up by: folded, without spaces, hyphens and apostrophes ("إن ديليمان" = "إنديليمان")."""
    return "".join(phrase_keys(name))


def _rows(n: int, entry: Entry) -> tuple[list[tuple[str, int, int]], set[tuple[str, str, int]]]:
    keys: dict[str, int] = {}
    sounds = set()
    for name, weight in entry.names.items():
        key = name_key(name)
        if not key:
            continue
        keys[key] = min(weight, keys.get(key, 9))
        for form in sounds_of(name):
            if form:
                sounds.add((skeleton(form), form, n))
    return [(key, n, weight) for key, weight in keys.items()], sounds


def write(path: Path, entries: Iterable[Entry], meta: dict[str, str]) -> int:
    """A fresh file at `path` (nothing may be there); returns the number of places."""
    base = sqlite3.connect(path)
    try:
        base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + _TABLES)
        count = 0
        all_names: list[tuple[str, int, int]] = []
        all_sounds: list[tuple[str, str, int]] = []
        for count, entry in enumerate(entries, start=1):
            p = entry.place
            base.execute(f"INSERT INTO place ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", (count, *astuple(p)))
            names, sounds = _rows(count, entry)
            all_names += names
            all_sounds += sounds
        base.executemany("INSERT INTO name VALUES (?,?,?)", sorted(all_names))
        base.executemany("INSERT INTO sound VALUES (?,?,?)", sorted(all_sounds))
        facts = {"schema": str(SCHEMA_VERSION), "places": str(count), **meta}
        base.executemany("INSERT INTO meta VALUES (?,?)", sorted(facts.items()))
        base.executescript(_INDEXES + "ANALYZE;")
        base.commit()
        base.execute("VACUUM")
        return count
    finally:
        base.close()


def connect(path: Path) -> sqlite3.Connection:
    """The file, opened for reading.

    Raises:
        GazetteerBroken: it is no gazetteer, or one of a newer marsad.
    """
    if not path.is_file():
        raise GazetteerBroken(str(path), "there is no such gazetteer: run 'marsad gazetteer build' in a clone")
    try:
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        row = base.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    except sqlite3.Error as error:
        raise GazetteerBroken(str(path), f"not a gazetteer ({error})") from error
    if row is None or int(row[0]) != SCHEMA_VERSION:
        base.close()
        raise GazetteerBroken(str(path), f"made for version {row and row[0]}; this marsad reads {SCHEMA_VERSION}")
    return base


def read_places(
    base: sqlite3.Connection, where: str = "", values: tuple[object, ...] = ()
) -> Iterator[tuple[int, Place]]:
    """Places with their numbers in the file; `where` is an SQL condition of this package, never of a user."""
    for row in base.execute(f"SELECT {_COLUMNS} FROM place {where}", values):
        yield row[0], Place(*row[1:])
