"""Who counts as an actor's people: its parts, and the persons who lead them, by the actor list."""

from functools import lru_cache
from typing import Any

from marsad.resources import load

Json = dict[str, Any]
_ORGANISED = frozenset(
    {"Rebel group", "Political militia", "Identity militia", "State forces", "External/Other forces"}
)


@lru_cache(maxsize=1)
def _actors() -> dict[str, Json]:
    return {record["id"]: record for record in load("actors")}


@lru_cache(maxsize=1)
def _persons() -> dict[str, Json]:
    return {record["id"]: record for record in load("persons")}


def name_of(actor: str) -> str:
    """The short name of an actor, or its id."""
    record = _actors().get(actor, {})
    return str(record.get("abbr") or record.get("name") or actor)


def is_organised(actor: str | None) -> bool:
    """Whether it is an actor of the list that can stand in a network."""
    return actor in _actors() and _actors()[actor].get("acled_type") in _ORGANISED


@lru_cache(maxsize=256)
def camp(actor: str) -> frozenset[str]:
    """The actor, its parts and their parts (by "part of"), and those who lead or belong to them."""
    members = {actor}
    grown = True
    while grown:
        more = {id for id, record in _actors().items() if id not in members and _parents(record) & members}
        members |= more
        grown = bool(more)
    people = {
        id
        for id, record in _persons().items()
        if any(role["object"] in members and role["predicate"] in ("leads", "member_of") for role in record["roles"])
    }
    return frozenset(members | people)


def _parents(record: Json) -> set[str]:
    return {parent["id"] for parent in record.get("parents", ()) if parent.get("relation") == "part_of"}


def split_camps(one: str, other: str) -> tuple[frozenset[str], frozenset[str]]:
    """The camps of two actors; who is in both stays with the one that he leads, else with neither."""
    first, second = camp(one), camp(other)
    both = (first & second) - {one, other}
    return first - {other} - {x for x in both if not _leads(x, one)}, second - {one} - {
        x for x in both if not _leads(x, other)
    }


def _leads(person: str, actor: str) -> bool:
    roles = _persons().get(person, {}).get("roles", ())
    return any(role["object"] == actor and role["predicate"] == "leads" for role in roles)
