"""People whom reports name: `resources/persons/<country>/<id>.yml`, one a file."""

from collections.abc import Iterable
from typing import Any

from marsad.resources.kinds.actors import Day, Name, name_variants
from marsad.resources.schema import Checked, Record


class Role(Record):
    """An office with its term. `object` is an id of the actor list."""

    predicate: str  # leads | member_of
    object: str
    title: str | None = None
    since: Day | None = None
    until: Day | None = None
    note: str | None = None


class Person(Checked):
    name: str
    countries: list[str] = []
    names: list[Name]
    roles: list[Role] = []
    confidence: str
    sources: list[str] = []
    notes: str | None = None


SCHEMA = Person


def compile_record(record: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """Without what only people and tests read, names in all their cases."""
    record = {k: v for k, v in record.items() if k not in ("examples", "counterexamples", "sources", "notes")}
    record["names"] = [variant for name in record["names"] for variant in name_variants(name)]
    yield record
