"""Letters of a language and the old encodings its texts come in: `resources/letters/<language>.yml`."""

from collections.abc import Iterable
from typing import Any

from pydantic import Field

from marsad.resources.schema import Record


class Letters(Record):
    """`letters`: how many of a thousand letters; `final_only` letters end a word; `punctuation` beyond ASCII.

    `compound_heads`: first parts of compounds that keep their hyphen at the end of a printed line ("porte-parole").
    Every example must survive being written in each of `encodings` that has its characters.
    """

    name: str
    encodings: list[str]
    letters: dict[str, float]
    final_only: list[str] = Field(default_factory=list)
    punctuation: str
    compound_heads: list[str] = Field(default_factory=list)
    examples: list[str]


SCHEMA = Letters


def compile_record(record: dict[str, Any]) -> Iterable[dict[str, Any]]:
    yield {key: value for key, value in record.items() if key not in ("examples", "name")}
