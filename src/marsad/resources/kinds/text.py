"""Text habits of a language: `resources/text/<language>.yml`."""

from marsad.resources.schema import Record


class Text(Record):
    """Function words tell the language of a passage; after an abbreviation a full stop ends no sentence."""

    name: str
    script: str  # "arabic" | "latin"
    function_words: list[str]
    abbreviations: list[str] = []
    examples: list[str]


SCHEMA = Text
