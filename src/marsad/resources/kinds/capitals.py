"""Capitals and other well-known cities abroad: `resources/capitals/*.yml`, compiled to one line a city."""

from collections.abc import Iterator
from typing import Any

from marsad.resources.schema import Record


class City(Record):
    id: str
    country: str
    en: list[str]
    fr: list[str]
    ar: list[str]
    capital: bool = True


class Cities(Record):
    cities: list[City]


SCHEMA = Cities


def compile_record(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from record["cities"]
