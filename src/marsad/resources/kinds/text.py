"""Text habits of a language: `resources/text/<language>.yml`."""

from marsad.resources.schema import Record


class Text(Record):
    """Function words tell the language of a passage; after an abbreviation a full stop ends no sentence;
    whole_words begin with letters that are particles elsewhere and lose nothing (وحيدا is not و + حيدا);
    short_words are too short for that elsewhere and stand behind such a letter all the same (ولم is و + لم)."""

    name: str
    script: str  # "arabic" | "latin"
    function_words: list[str]
    abbreviations: list[str] = []
    whole_words: list[str] = []
    short_words: list[str] = []
    examples: list[str]


SCHEMA = Text
