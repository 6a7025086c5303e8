"""Names of the list in the words of a report: one pass, whatever the spelling, acronyms by their capitals."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from marsad.ground.actors_list import ActorName, all_listed, list_persons, own_folder
from marsad.model.report import Span, Token
from marsad.text.match import PhraseMatcher
from marsad.text.words import is_arabic, phrase_keys

_ACRONYM_AS_WORD = (
    5  # letters from which "Minusma" may stand for "MINUSMA" in every language; French also writes "Aqmi"
)
_ACRONYM_AS_WORD_FR = 4


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A name and whose it is. shape: "any" | "capital" | "acronym" (how its letters must stand in the report)."""

    id: str
    person: bool
    name: ActorName
    shape: str


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Words of a report that are a name of the list; `first`/`last` half-open token positions."""

    span: Span
    first: int
    last: int
    entries: tuple[NameEntry, ...]


def _shape(text: str) -> str:
    if is_arabic(text[0]):
        return "any"
    capitals = sum(c.isupper() for c in text)
    if " " not in text and capitals >= 2 and capitals * 2 > sum(c.isalpha() for c in text):
        return "acronym"
    return "capital" if capitals else "any"


@lru_cache(maxsize=4)
def _matcher(folder: Path | None) -> PhraseMatcher[NameEntry]:
    matcher: PhraseMatcher[NameEntry] = PhraseMatcher(())
    for actor in all_listed().values():
        seen: set[tuple[tuple[str, ...], str]] = set()
        for name in sorted(actor.names, key=lambda n: (n.weak, not n.also)):
            shape = _shape(name.text)
            key = (phrase_keys(name.text), shape)
            if key[0] and key not in seen:
                seen.add(key)
                matcher.add(name.text, NameEntry(actor.id, actor.person, name, shape))
    return matcher


def name_matcher() -> PhraseMatcher[NameEntry]:
    return _matcher(own_folder())


def _stands_so(shape: str, stored: str, language: str) -> bool:
    """Whether the letters stand as the name demands: "IS" is no "is", "la coordination" no "Coordination"."""
    if shape == "any":
        return True
    if shape == "capital":
        return any(c.isupper() for c in stored)
    letters = [c for c in stored if c.isalpha()]
    if sum(c.isupper() for c in letters) * 2 > len(letters):
        return True
    enough = _ACRONYM_AS_WORD_FR if language == "fr" else _ACRONYM_AS_WORD
    return len(letters) >= enough and stored[:1].isupper()


def find_names(tokens: Sequence[Token], text: str, first: int, stop: int, language: str) -> list[NameMatch]:
    """Names of the list between two token positions, longest first where they overlap."""
    matcher = name_matcher()
    found: list[NameMatch] = []
    at = first
    while at < stop:
        step = 1
        for match in matcher.all_at(tokens, at, stop):
            stored = text[match.span.start : match.span.end]
            entries = tuple(e for e in match.payloads if _stands_so(e.shape, stored, language))
            if entries:
                found.append(NameMatch(match.span, match.first, match.last, entries))
                step = match.last - match.first
                break
        at += step
    return found


@lru_cache(maxsize=1)
def person_words() -> frozenset[str]:
    """The words that the names of the listed persons are made of ("Zawahiri", "Khalifa"): none is a place by itself."""
    return frozenset(key for p in list_persons() for name in p.names for key in phrase_keys(name.text) if len(key) > 2)
