"""How a report passes from one happening to another: `resources/narration/<language>.yml`."""

from marsad.resources.schema import Record


class Narration(Record):
    """another, elsewhere: another happening begins; definite: words before a noun that takes up one told before;
    joining: all that stands between the names of places told in one breath;
    superlative: "the deadliest attack since ..." is the one being told;
    that: a day before it is the day of the saying;
    habitual: what happens often, or for years, is no one happening;
    trend: nor is what happens more often than before, without a day of its own;
    onward: at the head of a sentence, the story goes on, on the same day; aside: it leaves the story."""

    another: list[str]
    elsewhere: list[str]
    definite: list[str]
    joining: list[str]
    superlative: list[str]
    that: list[str]
    habitual: list[str]
    trend: list[str]
    onward: list[str]
    aside: list[str]
    examples: list[str]


SCHEMA = Narration
