"""Days with a name: `resources/calendar/<family>.yml`, feasts and national days with how their day is reckoned."""

from typing import Annotated, Literal

from pydantic import Field

from marsad.resources.schema import Record

Numbers = Annotated[list[int], Field(min_length=1, max_length=3)]


class Feast(Record):
    """One named day or season.

    rule: `fixed` [month, day]; `easter` [days after Easter Sunday]; `hijri` [month, day] (month alone: the whole
    month); `weekday` [month, weekday 1..7, nth, -1 for the last].
    """

    name: str
    rule: Literal["fixed", "easter", "hijri", "weekday"]
    on: Numbers
    length: int = 1  # days
    words: dict[Literal["ar", "fr", "en"], list[str]]


class Calendar(Record):
    name: str
    feasts: list[Feast]
    examples: list[str]
    counterexamples: list[str] = []


SCHEMA = Calendar
