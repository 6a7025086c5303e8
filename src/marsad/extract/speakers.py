"""Who may speak: groups of words that hold a noun for a source, a known actor or a person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from marsad.extract.speech import SourceNoun
from marsad.model.document import Document
from marsad.model.report import Span
from marsad.text.match import Match

if TYPE_CHECKING:
    from marsad.extract.clause_words import ClauseWords

_CLASS_OF_KIND = {
    "group": "armed_group",
    "force": "military",
    "mission": "un",
    "government": "official",
}
_LONGEST_GROUP = 14


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words for a source, its class, the actor behind it; `pronoun` when they stand for one named before."""

    span: Span
    source_class: str
    actor: str | None = None
    pronoun: bool = False
    generic: bool = False  # "the source", "البيان": of the class of whoever spoke before

    def standing_for(self, other: "Speaker") -> "Speaker":
        """This pronoun's words with what it stands for."""
        return replace(self, source_class=other.source_class, actor=other.actor)


@dataclass(frozen=True, slots=True)
class Known:
    """An actor or person of the list, found by an earlier stage."""

    span: Span
    source_class: str
    id: str


def known_speakers(document: Document) -> list[Known]:
    """Actors and persons of the document that can speak, in text order; empty when those stages did not run."""
    found = []
    for mention in document.actors:
        source_class = _CLASS_OF_KIND.get(mention.kind)
        if source_class and mention.actor:
            found.append(Known(mention.span, source_class, mention.actor))
    for person in document.persons:
        found.append(Known(person.span, "unknown", person.person or ""))
    return sorted(found, key=lambda k: k.span)


def best_speaker(
    clause: "ClauseWords", group: tuple[int, int], *, weak: bool, side: str, named: bool = False
) -> Speaker | None:
    """The speaker in a group of words (token positions, half-open); None where nobody there can speak.

    weak: only known nouns and actors count. Without a known noun, an unnamed person ("un jeune", "one woman") is a
    witness, and whoever else is the subject of a strong verb is of unknown class; with `named` only a name will do.
    """
    first, last = group
    if last <= first:
        return None
    tokens = clause.tokens
    if last - first > _LONGEST_GROUP:
        first, last = (last - _LONGEST_GROUP, last) if side == "before" else (first, first + _LONGEST_GROUP)
    if side == "after" and clause.speech.subject_after and tokens[first].key.startswith("ال"):
        last = next((i for i in range(first + 1, last) if clause.has(i, "parts_from")), last)
    pronoun = clause.pronoun(first, last)
    if pronoun is not None:
        return Speaker(pronoun, "unknown", pronoun=True)
    nouns = clause.speech.sources.find(tokens, first, last)
    known = [k for k in clause.known if tokens[first].start <= k.span.start < tokens[last - 1].end]
    if side == "after" and clause.speech.subject_after:
        begin = nouns[0].span.start if nouns else tokens[last - 1].end
        known = [k for k in known if k.span.start >= begin or not clause.glued_to_preposition(k.span.start)]
    head = _head(clause, nouns, known)
    if head is None:
        return None if weak else _unnamed(clause, first, last, side, named=named)
    span, source_class, actor = head
    generic = source_class == "unknown" and actor is None and any(p.generic for m in nouns for p in m.payloads)
    if weak and source_class == "unknown" and actor is None and not nouns:
        return None
    whole = clause.group_span(first, last, span, side)
    if clause.speech.subject_after and side == "after":
        whole = _before_object(clause, whole, span, known)
    return Speaker(whole, source_class, actor, generic=generic)


def _before_object(clause: "ClauseWords", whole: Span, head: Span, known: list[Known]) -> Span:
    """Arabic puts the object right behind the subject: "اتهمت الحكومة قوات ...": the subject ends before it."""
    for k in known:
        if k.span.start <= head.end or k.span.start >= whole.end or _apposed(clause, k, head):
            continue
        at = next(i for i in range(clause.first, clause.last) if clause.tokens[i].end > k.span.start)
        if clause.tokens[at].start == k.span.start and not clause.has(at - 1, "joints"):
            return Span(whole.start, clause.tokens[at - 1].end)
    return whole


def _apposed(clause: "ClauseWords", person: Known, head: Span) -> bool:
    """A person's name right behind the office, at most its country between: "الرئيس المالي إبراهيم ..."."""
    between = [
        t for t in clause.tokens[clause.first : clause.last] if head.end <= t.start and t.end <= person.span.start
    ]
    return person.source_class == "unknown" and len(between) <= 1


def _head(
    clause: "ClauseWords", nouns: Sequence[Match[SourceNoun]], known: list[Known]
) -> tuple[Span, str, str | None] | None:
    """The words that decide who speaks, the class, and the actor of the list."""
    specific = [(m.span, p.source_class) for m in nouns for p in m.payloads[:1] if not p.generic and not p.metonym]
    generic = [(m.span, p.source_class) for m in nouns for p in m.payloads[:1] if p.generic]
    metonyms = [(m.span, p.source_class) for m in nouns for p in m.payloads[:1] if p.metonym]
    listed = [k for k in known if k.source_class != "unknown"]
    forces = [k for k in listed if k.source_class != "official"] or listed
    actor = forces[0].id if forces else None
    if specific and (not forces or specific[0][0].start <= forces[0].span.end):
        span, source_class = specific[0]
    elif forces:
        span, source_class = forces[0].span, forces[0].source_class
    elif metonyms and not (generic and generic[0][0].start > metonyms[0][0].start):
        span, source_class = metonyms[0]
    elif generic:
        span, source_class = generic[0]
    elif known:
        return known[0].span, "unknown", known[0].id or None
    else:
        return None
    if generic and generic[0][0].start < span.start:
        span = Span(generic[0][0].start, span.end)
    return span, source_class, actor


def _unnamed(clause: "ClauseWords", first: int, last: int, side: str, *, named: bool) -> Speaker | None:
    """A subject without a known noun: a witness when it is one of many, else unknown."""
    words = clause.speech.words
    opening = clause.tokens[first].key
    if opening in words["indefinite"] and not named:
        return Speaker(clause.run(first, last, side), "witness")
    if (opening in words["determiners"] and not named) or clause.capital(first, last):
        return Speaker(clause.run(first, last, side), "unknown")
    return None
