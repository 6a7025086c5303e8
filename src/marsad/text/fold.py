"""Folding: one view of the text in which spellings that mean the same are the same, and the way back.

Folded away are case, accents, ligatures, Arabic hamza seats, ya and ta marbuta variants, tatweel, diacritics,
presentation forms, Persian letters, digits of other scripts, bidi controls and the many quotes, dashes and spaces.
The stored text is never changed; every folded character knows the stored one that it came from.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from marsad.model.report import Span

# Letters that Unicode does not decompose but that readers and keyboards exchange.
_EXCHANGED = {
    "œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i",
    "ɓ": "b", "ɗ": "d", "ƙ": "k", "ŋ": "n", "ɛ": "e", "ɔ": "o", "ƴ": "y", "ɲ": "n",  # Hausa, Fulfulde, Bambara
    "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ة": "ه", "ہ": "ه", "ۃ": "ه", "ھ": "ه", "ک": "ك", "ٱ": "ا",
    "گ": "ك", "پ": "ب", "چ": "ج", "ڤ": "ف", "ڨ": "ق", "ڭ": "ك",  # how Sahelian names with g, p, v are also written
    "،": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "٬": ",", "۔": ".",
}  # fmt: skip
_QUOTES = frozenset("«»“”„‟″〝〞＂")
_APOSTROPHES = frozenset("’‘ʼʹ′`´ʿʾʻ＇‛")
_TATWEEL = "ـ"


@lru_cache(maxsize=8192)
def fold_character(character: str) -> str:
    """What one stored character becomes: nothing, itself, or a few characters."""
    if character in _QUOTES:
        return '"'
    if character in _APOSTROPHES:
        return "'"
    category = unicodedata.category(character)
    if category == "Pd" or character == "−":
        return "-"
    if category == "Zs":
        return " "
    if category == "Cf" or character == _TATWEEL:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    out = []
    for part in unicodedata.normalize("NFKD", character.casefold()):
        if unicodedata.category(part) in ("Mn", "Me", "Cf") or part == _TATWEEL:
            continue
        out.append(_EXCHANGED.get(part, part))
    return "".join(out)


@dataclass(frozen=True, slots=True)
class View:
    """Folded text; `origin[k]` is the stored offset of folded character k, with one entry more for the end."""

    stored: str
    text: str
    origin: tuple[int, ...]

    def back(self, start: int, end: int) -> Span:
        """Stored span of the folded range; marks and tatweel after its last letter belong to it."""
        if start >= end:
            at = self.origin[start]
            return Span(at, at)
        stop = self.origin[end - 1] + 1
        while stop < len(self.stored) and (
            unicodedata.category(self.stored[stop]) in ("Mn", "Me") or self.stored[stop] == _TATWEEL
        ):
            stop += 1
        return Span(self.origin[start], stop)


def fold_view(stored: str) -> View:
    """The folded view of a text, with the map back."""
    parts: list[str] = []
    origin: list[int] = []
    for i, character in enumerate(stored):
        folded = fold_character(character)
        if folded:
            parts.append(folded)
            origin.extend([i] * len(folded))
    origin.append(len(stored))
    return View(stored, "".join(parts), tuple(origin))


def fold(text: str) -> str:
    """The folded text alone, for keys of dictionaries."""
    return "".join(map(fold_character, text))
