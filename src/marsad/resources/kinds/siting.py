"""What speaks how much for a place, day, type or figure as a happening's, and for two tellings being one, learned by
`training/choices.py` and `training/same.py`; `*_read` go with the reader."""

from marsad.resources.schema import Record


class Siting(Record):
    """`weights`: feature → log odds; `learned_on` says on what and how well."""

    learned_on: str
    weights: dict[str, float]


SCHEMA = Siting
