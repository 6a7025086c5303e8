"""Cues of who does what to whom, by language: `resources/siding/<language>.yml`; stems of words."""

from marsad.resources.schema import Record


class Siding(Record):
    """Each list holds beginnings of words. `skip`: words between a preposition and its noun (articles, numerals)."""

    agent: list[str]  # "par", "by", "على يد": the one behind it acts
    patient: list[str]  # "contre", "against", "استهدف"
    claim: list[str]
    blame: list[str]
    deny: list[str]
    harm: list[str]
    speech: list[str]
    passive: list[str]
    between: list[str]
    skip: list[str]


SCHEMA = Siding
