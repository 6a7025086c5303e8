"""A report with the layers that the stages add to it, one after another."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Any

from marsad.model.coded import Event
from marsad.model.mentions import (
    ActorMention,
    Attribution,
    HarmMention,
    Issue,
    NumberMention,
    PersonMention,
    PlaceMention,
    Published,
    Relation,
    Responsibility,
    TimeMention,
    Trigger,
    WeaponMention,
)
from marsad.model.reading import Reading
from marsad.model.report import Passage, Report, Sentence, Span, Token


@dataclass(slots=True)
class Document:
    """The working state of one report in the pipeline. Lists are in text order. A layer belongs to the stage that
    `gives` it; later stages may replace a mention by a better resolved copy, never drop what carries evidence."""

    report: Report
    language: str = "und"
    passages: list[Passage] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    published: Published = field(default_factory=lambda: Published(None, None, "unknown"))
    times: list[TimeMention] = field(default_factory=list)
    numbers: list[NumberMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    persons: list[PersonMention] = field(default_factory=list)
    reading: Reading | None = None  # None: coded without the reader
    weapons: list[WeaponMention] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    harms: list[HarmMention] = field(default_factory=list)
    responsibility: list[Responsibility] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    home: str | None = None  # ISO 3166-1 alpha-2 of the country that the report is about, by its places and names
    notes: dict[str, Any] = field(default_factory=dict)  # scratch between stages; never in the output

    @property
    def text(self) -> str:
        return self.report.text

    def quote(self, span: Span) -> str:
        return self.report.text[span.start : span.end]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds this character, or the nearest before it."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start)
        return self.sentences[at - 1] if at else None

    def tokens_in(self, span: Span) -> list[Token]:
        """The words that share a letter with the span; words are in text order and do not overlap."""
        first = bisect_right(self.tokens, span.start, key=lambda token: token.end)
        return self.tokens[first : bisect_left(self.tokens, span.end, lo=first, key=lambda token: token.start)]
