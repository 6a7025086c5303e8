"""Cues of who does what to whom, by language: `resources/siding/<language>.yml`; stems of folded words."""

from collections.abc import Iterator
from typing import Any

from marsad.resources.schema import Record
from marsad.text.fold import fold


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


def compile_record(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {key: value if key == "id" else sorted({fold(v) for v in value}) for key, value in record.items()}
