"""What the reader made of a report, as the other stages ask for it."""

from collections.abc import Sequence
from math import log
from typing import NamedTuple, Protocol

from marsad.model.report import Span

_UNSURE = 0.005  # no probability of a model is surer than this leaves it


def log_odds(probability: float) -> float:
    """Log odds, held within what a model can be sure of."""
    held = min(max(probability, _UNSURE), 1 - _UNSURE)
    return log(held / (1 - held))


class ReadTrigger(NamedTuple):
    """Words that the reader takes for a telling. `kinds`: (event type, probability), best first."""

    span: Span
    probability: float
    kinds: tuple[tuple[str, float], ...]


class Reading(Protocol):
    """The reader's view of one report. Probabilities in 0..1; a span without a piece gives 0."""

    def triggers(self, least: float) -> list[ReadTrigger]:
        """Runs of words that tell of an event with at least this probability, in text order."""

    def evokes(self, span: Span) -> float:
        """How surely these words tell of an event."""

    def kinds(self, span: Span) -> tuple[tuple[str, float], ...]:
        """Event types of these words, given that they tell of an event; best first."""

    def background(self, span: Span) -> float:
        """How surely the happening told by these words is recalled, not the news."""

    def status(self, span: Span) -> tuple[tuple[str, float], ...]:
        """Probabilities of reported, claimed, denied, hypothetical."""

    def roles(self, trigger: Span, mentions: Sequence[Span]) -> list[dict[str, float]]:
        """What part each mention has in the happening: probabilities of `marsad.reader.labels.ROLES`."""

    def same(self, one: Span, other: Span) -> float:
        """How surely two triggers tell of one happening."""

    def ties(self, pairs: Sequence[tuple[Span, Span]]) -> list[dict[str, float]]:
        """What the first of each pair of ends is told to be to the second: probabilities of
        `marsad.reader.labels.TIES`."""

    def news(self) -> float:
        """How surely the report has an event as news."""
