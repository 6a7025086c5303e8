"""Pairs of ends that stand near each other: every tie that a report may tell, for the reader to judge."""

from dataclasses import dataclass
from datetime import date

from marsad.extract.relations_ends import End, ends_of, led_by
from marsad.model.document import Document
from marsad.model.report import Sentence
from marsad.text.split import readable_sentences

_BACK = 2  # sentences in which the other end may have been named


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ends in the order of the tie; `sentence`: where the later one stands; `apart`: sentences between them."""

    subject: End
    object: End
    sentence: Sentence
    apart: int


def pairs_of(document: Document) -> list[Pair]:
    """Every ordered pair of ends of one sentence, and of a sentence with the last naming of those of the two before it.

    A place is never a subject. A leader is paired with what he leads as well, which his own words may name without
    naming it ("le président X", "رجال X").
    """
    on = document.published.start or document.report.published
    mentioned = {a.actor for a in document.actors if a.actor}
    found: list[Pair] = []
    before: list[list[End]] = []
    for sentence in readable_sentences(document):
        here = ends_of(document, sentence)
        known = {end.id for end in here}
        found += [Pair(end, own, sentence, 0) for end in here for own in _led(end, on, mentioned)]
        for one in here:
            found += [Pair(one, other, sentence, 0) for other in here if _may_pair(one, other)]
        for apart, ends in enumerate(reversed(before), 1):
            last = {end.id: end for end in ends if end.id not in known}
            known |= last.keys()
            for earlier in last.values():
                for one, other in ((e, o) for end in here for e, o in ((end, earlier), (earlier, end))):
                    if _may_pair(one, other):
                        found.append(Pair(one, other, sentence, apart))
        before = [*before[1 - _BACK :], here]
    return found


def _may_pair(one: End, other: End) -> bool:
    return one.kind != "place" and not set(one.ids) & set(other.ids[:1]) and one.span != other.span


def _led(end: End, on: date | None, mentioned: set[str]) -> list[End]:
    """What a person of the list leads, as ends in the words that name the person."""
    if end.kind != "person":
        return []
    led = [led_by(end.id, on, mentioned, government) for government in (False, True)]
    return [End("actor", (id,), end.span, end.first, end.last, named=False) for id in led if id is not None]
