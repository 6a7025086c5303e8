"""ACLED's classes of actors: `resources/inters/<class>.yml`, with the id patterns that belong to each."""

from marsad.resources.schema import Checked


class Inter(Checked):
    """`patterns` are ids of the actor list's patterns; `<country>` and `<community>` stand for one slug."""

    code: int  # ACLED's number, 1 to 8
    text: str  # ACLED's words
    sector: str  # PLOVER's primary sector of an actor of this class
    patterns: list[str]
    sectors: dict[str, str] = {}  # pattern → PLOVER sector, where it differs
    names: dict[str, str]  # pattern → what a note calls such an actor
    acled_names: dict[str, str] = {}  # pattern → ACLED's name, where the record brings none
    members: str | None = None  # what a note calls the people of a listed group: "JNIM militants"


SCHEMA = Inter
