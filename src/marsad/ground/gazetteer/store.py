"""Asking the gazetteer: by name, by sound, by identifier. The shipped file and what the user added are one."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from marsad.ground.gazetteer.build import shipped_path
from marsad.ground.gazetteer.schema import Place, connect, name_key, read_places
from marsad.ground.gazetteer.sound import likeness, skeleton, sounds_of

_NEIGHBOURS = 400  # sound keys looked at for one query
_COMPARED = 40  # names whose sounds are weighed in full
_FAINTEST = 0.5  # likeness below which names have nothing to do with each other
_ARTICLES = ("ال",)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place whose name fits a query; `quality` 1.0 for the very name, less for one that sounds like it."""

    place: Place
    quality: float


@dataclass(frozen=True, slots=True)
class Bucket:
    """Sound keys with one first sound, the strings of sounds under each, the numbers of the places that sound so."""

    keys: list[str]
    forms: dict[str, list[str]]
    places: dict[str, list[int]]


class _File:
    """One gazetteer file with what has been read of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.base: sqlite3.Connection = connect(path)
        self._places: dict[int, Place] = {}
        self._buckets: dict[str, Bucket] = {}

    def place(self, n: int) -> Place:
        found = self._places.get(n)
        if found is None:
            ((_, found),) = read_places(self.base, "WHERE n = ?", (n,))
            self._places[n] = found
        return found

    def exact(self, key: str) -> list[tuple[int, int]]:
        """Numbers and weights of the places with this name key."""
        return self.base.execute("SELECT n, weight FROM name WHERE key = ?", (key,)).fetchall()

    def bucket(self, first: str) -> Bucket:
        """The sound keys that begin with this sound: read once, then kept."""
        found = self._buckets.get(first)
        if found is None:
            forms: dict[str, list[str]] = {}
            places: dict[str, list[int]] = {}
            rows = self.base.execute(
                "SELECT key, sounds, n FROM sound WHERE key >= ? AND key < ?", (first, first + "\uffff")
            )
            for key, sounds, n in rows:
                if sounds not in places:
                    forms.setdefault(key, []).append(sounds)
                places.setdefault(sounds, []).append(n)
            found = self._buckets[first] = Bucket(list(forms), forms, places)
        return found


def user_folder() -> Path:
    """Where what the user adds is kept: MARSAD_HOME, else the user's data folder."""
    home = os.environ.get("MARSAD_HOME")
    if home:
        return Path(home)
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "marsad"


def user_path() -> Path:
    return user_folder() / "gazetteer.sqlite"


class Gazetteer:
    """Places of one or more files; those of earlier files win where both have the same identifier."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._files = [_File(path) for path in paths]
        self._exact = lru_cache(maxsize=65536)(self._find_exact)
        self._sound = lru_cache(maxsize=4096)(self._find_sounding)

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(file.path for file in self._files)

    def digest(self) -> str:
        """12 hex digits that change with the files' content, for stage settings."""
        facts = [(file.path.stat().st_size, file.base.execute("SELECT * FROM meta").fetchall()) for file in self._files]
        return sha256(repr(facts).encode()).hexdigest()[:12]

    def get(self, place_id: str) -> Place | None:
        """The place with this identifier."""
        for file in self._files:
            for _, place in read_places(file.base, "WHERE id = ?", (place_id,)):
                return place
        return None

    def names(self, place_id: str) -> list[str]:
        """The name keys of a place."""
        for file in self._files:
            for n, _ in read_places(file.base, "WHERE id = ?", (place_id,)):
                rows = file.base.execute("SELECT key FROM name WHERE n = ? ORDER BY weight, key", (n,))
                return [key for (key,) in rows]
        return []

    def named(self, name: str) -> tuple[Hit, ...]:
        """Places with exactly this name, whatever its spelling of spaces, accents, hamza or the Arabic article."""
        return self._exact(name_key(name))

    def _find_exact(self, key: str) -> tuple[Hit, ...]:
        found: dict[str, Hit] = {}
        forms = [(key, 1.0)]
        for article in _ARTICLES:
            if key.startswith(article) and len(key) > len(article) + 2:
                forms.append((key.removeprefix(article), 0.97))
            elif key and "\u0600" <= key[0] <= "\u06ff":
                forms.append((article + key, 0.97))
        for form, quality in forms:
            for file in self._files:
                for n, weight in file.exact(form):
                    place = file.place(n)
                    scored = quality * (1.0 if weight < 2 else 0.98)
                    if place.id not in found or found[place.id].quality < scored:
                        found[place.id] = Hit(place, scored)
        return tuple(found.values())

    def sounding(self, name: str, limit: int = 40) -> tuple[Hit, ...]:
        """Places whose names sound like this one, the likest first."""
        return self._sound(name, limit)

    def _find_sounding(self, name: str, limit: int) -> tuple[Hit, ...]:
        best: dict[str, Hit] = {}
        for sounds in filter(None, self._query_sounds(name)):
            for file in self._files:
                for quality, n in _alike(sounds, file):
                    place = file.place(n)
                    if place.id not in best or best[place.id].quality < quality:
                        best[place.id] = Hit(place, quality)
        return tuple(sorted(best.values(), key=lambda hit: -hit.quality)[:limit])

    @staticmethod
    def _query_sounds(name: str) -> Iterator[str]:
        key = name_key(name)
        yield from sounds_of(name)
        for article in _ARTICLES:
            if key.startswith(article) and len(key) > len(article) + 2:
                yield from sounds_of(key.removeprefix(article))


def _alike(sounds: str, file: _File) -> list[tuple[float, int]]:
    """Likeness and number of the names of a file that sound like `sounds`."""
    key = skeleton(sounds)
    bucket = file.bucket(key[0])
    reach = 0 if len(key) == 1 else 1 if len(key) < 5 else 2
    near = process.extract(key, bucket.keys, scorer=Levenshtein.distance, score_cutoff=reach, limit=_NEIGHBOURS)
    forms = [form for neighbour, _, _ in near for form in bucket.forms[neighbour]]
    compared = process.extract(sounds, forms, scorer=Levenshtein.normalized_similarity, limit=_COMPARED)
    found = []
    for form, _, _ in compared:
        quality = likeness(sounds, form)
        if quality >= _FAINTEST:
            found += [(quality, n) for n in bucket.places[form]]
    return found


@lru_cache(maxsize=1)
def open_gazetteer() -> Gazetteer:
    """The shipped gazetteer and, where there is one, the user's additions."""
    paths = [shipped_path()]
    if user_path().is_file():
        paths.append(user_path())
    return Gazetteer(paths)
