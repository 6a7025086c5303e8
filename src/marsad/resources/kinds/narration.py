"""How a report passes from one happening to another: `resources/narration/<language>.yml`."""

from marsad.resources.schema import Record


class Narration(Record):
    another: list[str]
    elsewhere: list[str]
    examples: list[str]


SCHEMA = Narration
