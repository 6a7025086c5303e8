"""Words of the folded text, with attached Arabic particles laid open and French elisions apart.

`وال…` is always two words (و + ال…), `l'`, `d'`, `qu'` are words of their own, hyphens separate, "U.S." is the word
"US". What matters is that report and phrase are cut alike.
"""

import re
from functools import lru_cache

from marsad.model.report import Token
from marsad.resources import load
from marsad.text.fold import View, fold

_WORD = re.compile(r"\d+(?:[.,]\d+)*|(?<![^\W_])[a-z](?:\.[a-z])+\.?(?![^\W_])|[^\W\d_]+")
BREAKS = frozenset('.;:,!?()«»"“”،؛؟\n')  # no words that belong together stand on both sides of one
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلكس"
_SHORTEST_STEM = 3  # of a word left over when particles come off; shorter ones are particles themselves


def is_arabic(word: str) -> bool:
    return bool(word) and "\u0600" <= word[0] <= "\u06ff"


@lru_cache(maxsize=1)
def _whole_words() -> frozenset[str]:
    return frozenset(fold(w) for record in load("text") for w in record.get("whole_words", ()))


@lru_cache(maxsize=1)
def _short_words() -> frozenset[str]:
    return frozenset(fold(w) for record in load("text") for w in record.get("short_words", ()))


@lru_cache(maxsize=65536)
def particle_forms(word: str) -> tuple[tuple[str, int], ...]:
    """Forms of a folded Arabic word with the attached particles off, each with how many letters came off.

    >>> particle_forms("وللجيش")
    (('وللجيش', 0), ('للجيش', 1), ('الجيش', 2))
    """
    forms = [(word, 0)]
    if not is_arabic(word) or word in _whole_words():
        return tuple(forms)
    if word[0] in _CONJUNCTIONS and (len(word) > _SHORTEST_STEM or word[1:] in _short_words()):
        forms.append((word[1:], 1))
    for form, cut in tuple(forms):
        if form.startswith("لل") and len(form) - 2 >= _SHORTEST_STEM - 1:
            forms.append(("ال" + form[2:], cut + 1))
        if form[0] in _PREPOSITIONS and len(form) - 1 >= _SHORTEST_STEM:
            forms.append((form[1:], cut + 1))
    seen: dict[str, int] = {}
    for form, cut in forms:
        seen.setdefault(form, cut)
    return tuple(seen.items())


def _undotted(word: str) -> str:
    """ "u.s" is "us"; a number keeps its point."""
    return word.replace(".", "") if word[0].isalpha() else word


def words_of(view: View) -> list[Token]:
    """The words of a view in order."""
    tokens: list[Token] = []

    def put(start: int, end: int) -> None:
        word = _undotted(view.text[start:end])
        span = view.back(start, end)
        forms = particle_forms(word)
        if len(forms) == 1:  # all Latin words, and most others
            keys: tuple[tuple[str, int], ...] = ((word, span.start),)
        else:
            keys = tuple((form, view.origin[start + cut]) for form, cut in forms)
        tokens.append(Token(len(tokens), span.start, span.end, word, keys))

    for match in _WORD.finditer(view.text):
        start, end = match.span()
        word = match.group()
        if word.startswith("وال") and len(word) > _SHORTEST_STEM + 1:
            put(start, start + 1)
            start += 1
        put(start, end)
    return tokens


def word_keys(text: str) -> list[str]:
    """The folded words of a text, without offsets; cut exactly as `words_of` cuts."""
    keys = []
    for word in _WORD.findall(fold(text)):
        if word.startswith("وال") and len(word) > _SHORTEST_STEM + 1:
            keys += ["و", word[1:]]
        else:
            keys.append(_undotted(word))
    return keys


@lru_cache(maxsize=65536)
def phrase_keys(phrase: str) -> tuple[str, ...]:
    """A phrase cut as a report would be: the folded words. Kept: phrases are few and asked for often."""
    return tuple(word_keys(phrase))
