"""Common words of a language that are no place names: `resources/vocabulary/<language>.yml`."""

from marsad.resources.schema import Record


class Vocabulary(Record):
    words: str  # folded, without article, separated by spaces


SCHEMA = Vocabulary
