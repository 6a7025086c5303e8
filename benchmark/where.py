"""How well places are found by sound alone, and how fast: python benchmark/where.py [QUERIES.jsonl]

Leave one out: every Arabic spelling of the place asked for (and of the unit or seat of the same name) is taken out of a
copy of the gazetteer, then each of its Arabic spellings is asked for; beside it, in the same run, rapidfuzz's WRatio
over a letter-by-letter romanisation. With QUERIES (as shared/bench/places/dev.jsonl: text, context, gold) its Arabic
queries are asked the same way, in their sentences. Then speed (of one core, by its own clock), memory and opening time.
"""

import json
import resource
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rapidfuzz import fuzz, process

from marsad.ground import toponyms
from marsad.ground.distance import distance_km
from marsad.ground.gazetteer.build import own_names, shipped_path
from marsad.ground.gazetteer.sound import skeleton, sounds_of
from marsad.ground.gazetteer.store import Gazetteer
from marsad.resources import load
from marsad.text.fold import fold
from marsad.text.words import is_arabic

REACH_KM = 25.0
FOLDS = 5
POINTS = ("town", "village", "camp", "well", "border_crossing")
PLAIN = dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "abtjjhkdzrzsssdtzagfqklmnhwy", strict=False)) | {
    "ج": "j",
    "ش": "sh",
    "خ": "kh",
}


def romanised(name: str) -> str:
    return "".join(PLAIN.get(c, c if c == " " else "") for c in fold(name))


def families() -> list[list[dict[str, Any]]]:
    """Places of one name in one country: a unit and its seat share their spellings."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for record in load("places"):
        found.setdefault((record["country"], fold(record["name"])), []).append(record)
    return list(found.values())


def without_arabic(base: sqlite3.Connection, records: list[dict[str, Any]]) -> None:
    """Take the Arabic names of these places, and what they sound like, out of a gazetteer."""
    for record in records:
        (n,) = base.execute("SELECT n FROM place WHERE id = ?", (record["id"],)).fetchone()
        base.execute("DELETE FROM name WHERE n = ? AND key >= '\u0600' AND key < '\u0700'", (n,))
        base.execute("DELETE FROM sound WHERE n = ?", (n,))
        latin = {form for name in own_names(record) if not is_arabic(fold(name)) for form in sounds_of(name) if form}
        base.executemany("INSERT INTO sound VALUES (?,?,?)", [(skeleton(form), form, n) for form in latin])


def folds(folder: Path) -> Iterator[tuple[list[dict[str, Any]], Gazetteer]]:
    groups = families()
    for k in range(FOLDS):
        left_out = [record for group in groups[k::FOLDS] for record in group]
        path = folder / f"without-{k}.sqlite"
        shutil.copy(shipped_path(), path)
        base = sqlite3.connect(path)
        without_arabic(base, left_out)
        base.commit()
        base.close()
        yield left_out, Gazetteer([path])


def right(candidates: list[Any], point: tuple[float, float], first: int) -> bool:
    return any(c.lat is not None and distance_km(point, (c.lat, c.lon)) <= REACH_KM for c in candidates[:first])


class Score:
    def __init__(self, label: str) -> None:
        self.label, self.first, self.five, self.n = label, 0, 0, 0

    def add(self, one: bool, five: bool) -> None:
        self.first, self.five, self.n = self.first + one, self.five + five, self.n + 1

    def __str__(self) -> str:
        n = max(1, self.n)
        return f"{self.label:58} first {self.first / n:.3f}  five {self.five / n:.3f}  of {self.n}"


def leave_one_out(queries: list[dict[str, Any]]) -> None:
    names = [
        (fold(name), record) for record in load("places") for name in own_names(record) if not is_arabic(fold(name))
    ]
    keys = [key for key, _ in names]
    own, seen_press, plain = (
        Score("own spellings, no context"),
        Score("of these seen in the press"),
        Score("rapidfuzz, plain romanisation (own places only)"),
    )
    asked, asked_plain = Score("queries in their sentences"), Score("rapidfuzz, plain romanisation, the same queries")
    with TemporaryDirectory() as folder:
        for left_out, gazetteer in folds(Path(folder)):
            toponyms.open_gazetteer = lambda g=gazetteer: g  # the module's own way to the gazetteer, for this run
            for record in left_out:
                if record["kind"] not in POINTS:
                    continue
                point = (record["at"][0], record["at"][1])
                for kind in ("ar", "ar_unchecked", "ar_rendered"):
                    for name in record.get(kind, ()):
                        found = toponyms.resolve_place(name)
                        hit = right(found, point, 1), right(found, point, 5)
                        own.add(*hit)
                        if kind == "ar":
                            seen_press.add(*hit)
                            plain.add(*by_rapidfuzz(name, keys, names, point))
            places = {record["id"] for record in left_out}
            for query in queries:
                gold = query["gold"]
                point = (gold["lat"], gold["lon"])
                mine = [
                    r
                    for r in left_out
                    if distance_km(point, (r["at"][0], r["at"][1])) <= REACH_KM and r["id"] in places
                ]
                if not any(fold(gold["place"]) in map(fold, own_names(r)) for r in mine):
                    continue
                found = toponyms.resolve_place(query["text"], context=query.get("context"))
                asked.add(right(found, point, 1), right(found, point, 5))
                asked_plain.add(*by_rapidfuzz(query["text"], keys, names, point))
    for score in (own, seen_press, plain, asked, asked_plain):
        if score.n:
            print(score)


def by_rapidfuzz(
    name: str, keys: list[str], names: list[tuple[str, dict[str, Any]]], point: tuple[float, float]
) -> tuple[bool, bool]:
    best = process.extract(romanised(name), keys, scorer=fuzz.WRatio, limit=5)
    near = [distance_km(point, (names[at][1]["at"][0], names[at][1]["at"][1])) <= REACH_KM for _, _, at in best]
    return near[:1] == [True], any(near)


def speed() -> None:
    from marsad.ground.gazetteer.store import open_gazetteer

    toponyms.open_gazetteer = open_gazetteer
    open_gazetteer.cache_clear()
    begin = time.process_time()
    gazetteer = open_gazetteer()
    gazetteer.named("Gao")
    print(f"opened in {1000 * (time.process_time() - begin):.1f} ms: {', '.join(str(p) for p in gazetteer.paths)}")
    exact = [name for record in load("places") for name in own_names(record)]
    begin = time.process_time()
    for name in exact:
        gazetteer.named(name)
    print(f"exact names, looked up: {len(exact) / (time.process_time() - begin):,.0f} a second")
    begin = time.process_time()
    for name in exact:
        toponyms.resolve_place(name)
    print(f"exact names, resolved and ranked: {len(exact) / (time.process_time() - begin):,.0f} a second")
    wrong = [name[:2] + name[3:] for name in exact if len(name) > 5][:4000]
    for name in wrong[::40]:
        gazetteer.sounding(name + "a")  # what a process reads once
    begin = time.process_time()
    for name in wrong:
        gazetteer.sounding(name)
    print(f"misspelt names, by sound: {len(wrong) / (time.process_time() - begin):,.0f} a second")
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main() -> None:
    speed()
    queries = []
    if len(sys.argv) > 1:
        lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
        queries = [row for row in map(json.loads, lines) if row["language"] == "ar"]
    leave_one_out(queries)


if __name__ == "__main__":
    main()
