"""Matters in which words of violence mean none: `resources/topics/<language>.yml`."""

from marsad.resources.schema import Checked


class Topics(Checked):
    """`topics`: words that tell a report on that matter; `mishap`: topics in which people do die, of no one's hand."""

    topics: dict[str, list[str]]
    mishap: list[str]


SCHEMA = Topics
