"""Kinds of signals between two actors and their strength: `resources/tie_scale/<kind>.yml` (docs/ties.md)."""

from marsad.resources.schema import Record


class Kind(Record):
    """strength: -5 (open war) to 5 (one becomes part of the other). relations, events: what in a coded report is such
    a signal; events need both actors on one side (strength above 0) or on opposite sides (below)."""

    strength: int
    name: str
    means: str
    relations: list[str] = []
    events: list[str] = []


class Scale(Record):
    kinds: dict[str, Kind]


SCHEMA = Scale
