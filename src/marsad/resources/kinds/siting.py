"""What speaks how much for a place as a happening's: `resources/siting/weights.yml`, learned by training/choices.py."""

from marsad.resources.schema import Record


class Siting(Record):
    """`weights`: feature → log odds; `learned_on` says on what and how well."""

    learned_on: str
    weights: dict[str, float]


SCHEMA = Siting
