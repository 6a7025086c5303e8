"""Learned weights of the pair scorer, one file across reports and one within: written by training/coref.py."""

from marsad.resources.schema import Record


class CorefWeights(Record):
    """A logistic regression: the log odds are `intercept` plus weight times value of each feature."""

    learned_from: str
    intercept: float
    weights: dict[str, float]
    threshold: float  # probability from which a pair is taken to be one


SCHEMA = CorefWeights
