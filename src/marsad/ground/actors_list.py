"""The list of actors and persons: ours, with a user's own folder merged over it."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from marsad.resources import digest, load

FOLDER_VARIABLE = "MARSAD_ACTORS"


@dataclass(frozen=True, slots=True)
class ActorName:
    """A name as written. `weak`: nothing by itself; `also`: other actors that it may mean as well."""

    text: str
    lang: str
    weak: bool = False
    ambiguous: bool = False
    also: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A standing fact of the list: parent, leader, allegiance or, of a person, an office."""

    id: str
    relation: str | None
    role: str | None
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor or person of the list. Dates are ISO, as precise as known; `countries` home first."""

    id: str
    name: str
    person: bool
    category: str
    acled_type: str | None
    countries: tuple[str, ...]
    areas: tuple[str, ...]  # first-level units that tell it from others of its name
    since: str | None
    until: str | None
    names: tuple[ActorName, ...]
    abbr: str | None = None
    parents: tuple[Tie, ...] = ()
    leaders: tuple[Tie, ...] = ()
    allegiances: tuple[Tie, ...] = ()
    roles: tuple[Tie, ...] = ()
    acled_names: tuple[tuple[str, bool, str | None, str | None], ...] = ()  # name, verified, since, until
    ucdp_names: tuple[tuple[str, int | None], ...] = ()
    confidence: str = "K"
    mission: bool = False  # forces of several states under one flag

    def active_on(self, day: date | None) -> bool:
        """True within the active dates, and where nobody knows the day or the dates."""
        return day is None or within(day, self.since, self.until)

    def related(self) -> frozenset[str]:
        """Ids that the list ties to this one; a report that names them speaks of its world."""
        ties = (*self.parents, *self.leaders, *self.allegiances, *self.roles)
        return frozenset(tie.id for tie in ties)


def first_day(text: str) -> date:
    """The first day of "2017", "2017-03" or "2017-03-02"."""
    parts = [int(p) for p in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(text: str) -> date:
    """The last day of "2017", "2017-03" or "2017-03-02"."""
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0] + 1, 1) if len(parts) == 1 or parts[1] == 12 else (parts[0], parts[1] + 1)
    return date.fromordinal(date(year, month, 1).toordinal() - 1)


def within(day: date, since: str | None, until: str | None) -> bool:
    """Whether a day lies in a range of dates that may be imprecise or open; both ends count."""
    return (since is None or first_day(since) <= day) and (until is None or day <= last_day(until))


def _ties(record: dict[str, Any], key: str) -> tuple[Tie, ...]:
    return tuple(
        Tie(
            t.get("id") or t["object"],
            t.get("relation") or t.get("predicate"),
            t.get("role") or t.get("title"),
            t.get("since"),
            t.get("until"),
        )
        for t in record.get(key, ())
    )


def _listed(record: dict[str, Any], *, person: bool) -> Listed:
    active = record.get("active") or {}
    names = tuple(
        ActorName(
            n["text"],
            n["lang"],
            bool(n.get("weak")),
            bool(n.get("ambiguous")),
            tuple(n.get("also", ())),
            n.get("since"),
            n.get("until"),
        )
        for n in record["names"]
    )
    return Listed(
        id=record["id"],
        name=record["name"],
        person=person,
        category="person" if person else record["category"],
        acled_type=record.get("acled_type"),
        countries=tuple(record.get("countries", ())),
        areas=tuple(record.get("areas", ())),
        since=active.get("since"),
        until=active.get("until"),
        names=names,
        abbr=record.get("abbr"),
        parents=_ties(record, "parents"),
        leaders=_ties(record, "leaders"),
        allegiances=_ties(record, "allegiances"),
        roles=_ties(record, "roles"),
        acled_names=tuple(
            (n["name"], n["verified"], n.get("since"), n.get("until")) for n in record.get("acled_names", ())
        ),
        ucdp_names=tuple((n["name"], n.get("ucdp_id")) for n in record.get("ucdp_names", ())),
        confidence=record.get("confidence", "K"),
        mission=record.get("mission", False),
    )


@lru_cache(maxsize=1)
def own_folder() -> Path | None:
    """The user's folder of actors (`actors/**.yml`, `persons/**.yml` below it), from MARSAD_ACTORS; read once."""
    folder = os.environ.get(FOLDER_VARIABLE)
    return Path(folder) if folder else None


def use_own_folder(folder: Path | None) -> None:
    """Merge this folder over the list from now on; None: what MARSAD_ACTORS says."""
    if folder is not None:
        os.environ[FOLDER_VARIABLE] = str(folder)
    own_folder.cache_clear()


def _own(folder: Path | None, kind: str) -> Iterator[dict[str, Any]]:
    if folder is not None:
        from marsad.resources.build import read_records  # pydantic and YAML only for those who have a folder

        yield from read_records(kind, folder)


def _merged(kind: str, folder: Path | None) -> Iterable[dict[str, Any]]:
    """A record of the user's replaces ours of the same id as a whole."""
    records = {record["id"]: record for record in load(kind)}
    records.update((record["id"], record) for record in _own(folder, kind))
    return (records[id] for id in sorted(records))


@lru_cache(maxsize=4)
def _all(folder: Path | None) -> dict[str, Listed]:
    found = {r["id"]: _listed(r, person=False) for r in _merged("actors", folder)}
    found |= {r["id"]: _listed(r, person=True) for r in _merged("persons", folder)}
    return found


def all_listed() -> dict[str, Listed]:
    """Every actor and person by id. Treat it as frozen: it is shared."""
    return _all(own_folder())


def listed(id: str) -> Listed | None:
    """The actor or person with this id; None for ids by pattern and for unknown ones."""
    return all_listed().get(id)


@lru_cache(maxsize=1024)
def successor(actor: str, on: date) -> str | None:
    """Who bears the name's affairs on a day after the actor's end, by the list: merged into, renamed to, succeeded."""
    seen: set[str] = set()
    current: str | None = actor
    while current is not None and current not in seen:
        seen.add(current)
        entry = listed(current)
        if entry is None or entry.until is None or entry.active_on(on):
            return current if current != actor else None
        onward = [t.id for t in entry.parents if t.relation in ("merged_into", "renamed_to", "absorbed")]
        onward += [
            other.id
            for other in all_listed().values()
            for t in other.parents
            if t.id == current and t.relation == "succeeded"
        ]
        current = next((id for id in onward if (e := listed(id)) is None or e.active_on(on)), next(iter(onward), None))
    return None


def list_actors() -> list[Listed]:
    return [a for a in all_listed().values() if not a.person]


def list_persons() -> list[Listed]:
    return [a for a in all_listed().values() if a.person]


def list_digest() -> str:
    """Changes with the content of our list and of the user's, for stage settings."""
    folder = own_folder()
    own = ""
    if folder is not None:
        from hashlib import sha256

        own = sha256(b"".join(p.read_bytes() for p in sorted(folder.rglob("*.yml")))).hexdigest()[:12]
    return digest("actors") + digest("persons") + own
