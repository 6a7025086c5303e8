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
    fear: list[str]  # whoever fears or dreads a happening does not do it
    unknown: list[str]  # of whom these are said nobody knows who they are
    escort: list[str]  # before those who go along with others and do not strike them
    passive: list[str]
    between: list[str]
    skip: list[str]
    pledge: list[str]  # words of allegiance
    to: list[str]  # before whom one pledges to
    of: list[str]  # before who pledges
    joint: list[str]  # "between"
    with_words: list[str]  # "with": before the other side of a deal
    other: list[str]  # prepositions that make a mention no party of a pledge
    titles: list[str]  # between a preposition and a name: "the leader of"


SCHEMA = Siding
