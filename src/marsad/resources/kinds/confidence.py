"""Weights of the confidence score, written by `training/confidence.py`: `resources/confidence/events.yml`."""

from marsad.resources.schema import Record


class Confidence(Record):
    """Logistic regression over named features; `floor`: events below it are not given at all."""

    learned_on: str
    intercept: float
    weights: dict[str, float]
    floor: float


SCHEMA = Confidence
