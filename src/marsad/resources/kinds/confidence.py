"""Weights of the confidence score, written by `training/confidence.py`: `resources/confidence/events.yml`."""

from marsad.resources.schema import Record


class Confidence(Record):
    """Logistic regression over named features; `floor`: events below it are not given at all.

    `short_floor`: the same in texts of a sentence or two, which give less to be sure by.
    """

    learned_on: str
    intercept: float
    weights: dict[str, float]
    floor: float
    short_floor: float = 0.0


SCHEMA = Confidence
