"""How letters sound in place names: `resources/sounds/<script>.yml`; one table a script."""

from marsad.resources.schema import Record


class Sounds(Record):
    """`spellings`: letters → sounds, longest first; several readings are separated by "|".

    `classes` brings together sounds that spellings exchange; `costs` is what it takes to exchange two sounds (0..1),
    `loose` what it takes to leave one out.
    """

    spellings: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    classes: dict[str, str] = {}
    costs: dict[str, float] = {}
    loose: dict[str, float] = {}


SCHEMA = Sounds
