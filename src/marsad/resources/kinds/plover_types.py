"""PLOVER's types with their scores: `resources/plover_types/plover.yml`."""

from collections.abc import Iterator
from typing import Any

from marsad.resources.schema import Record


class Quads(Record):
    """Quad code → type → intensity, -10 (conflict) to 10 (cooperation)."""

    quads: dict[str, dict[str, float]]


def compile_record(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One line a type."""
    for quad, types in record["quads"].items():
        for name, intensity in types.items():
            yield {"id": name, "quad": quad, "intensity": intensity}


SCHEMA = Quads
