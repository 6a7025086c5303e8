"""Words that say what kind of place a name is: "village de", "بلدة", "Gao region"."""

from collections.abc import Sequence
from functools import lru_cache

from marsad.model.report import Token
from marsad.resources import load
from marsad.text.fold import fold_view
from marsad.text.match import PhraseMatcher
from marsad.text.words import words_of

_CLOSE = 2  # characters: a space and a quotation mark


@lru_cache(maxsize=1)
def kind_matcher() -> PhraseMatcher[str]:
    """Words for kinds of places ("village de", "بلدة"), each with the kinds that it may introduce."""
    matcher: PhraseMatcher[str] = PhraseMatcher(())
    for record in load("toponyms"):
        for kind, phrases in record.get("kinds", {}).items():
            for phrase in phrases:
                matcher.add(phrase, kind)
    return matcher


@lru_cache(maxsize=1)
def _after_matcher() -> PhraseMatcher[str]:
    matcher: PhraseMatcher[str] = PhraseMatcher(())
    for record in load("toponyms"):
        for kind, phrases in record.get("kinds_after", {}).items():
            for phrase in phrases:
                matcher.add(phrase, kind)
    return matcher


def kinds_after(tokens: Sequence[Token], at: int, stop: int) -> frozenset[str]:
    """Kinds that the words from token `at` on say of the name before them ("Gao region")."""
    found = _after_matcher().all_at(tokens, at, stop) if at < stop else []
    return frozenset(found[0].payloads) if found else frozenset()


def kinds_introduced(words: str) -> tuple[frozenset[str], int]:
    """Kinds that the words at the beginning say ("ville de Gao"), and how many words say so."""
    tokens = words_of(fold_view(words))
    found = kind_matcher().all_at(tokens, 0, len(tokens)) if tokens else []
    for match in found:
        if match.last < len(tokens):
            return frozenset(match.payloads), match.last
    return frozenset(), 0


def kinds_before(tokens: Sequence[Token], at: int, first: int = 0) -> frozenset[str]:
    """Kinds that the words ending just before token `at` introduce; none before token `first` (a sentence's)."""
    if at <= first or at >= len(tokens) or tokens[at].start - tokens[at - 1].end > _CLOSE:
        return frozenset()
    for back in (4, 3, 2, 1):
        if at - back >= first:
            for match in kind_matcher().all_at(tokens, at - back, at):
                if match.last == at:
                    return frozenset(match.payloads)
    return frozenset()
