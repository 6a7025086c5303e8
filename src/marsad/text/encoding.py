"""Bytes to text: UTF-8, UTF-16 and the old single-byte encodings, told apart by whether the letters make sense.

Single-byte encodings decode almost any bytes, so the question is which reading looks like Arabic, French or English:
each reading is scored by its letters beyond ASCII, and only by those, because all candidates agree on the rest.
"""

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log

from marsad.errors import Unreadable
from marsad.resources import load
from marsad.text.letters import final_letters

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins like that of UTF-16 LE
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"  # vowel marks of Arabic
_WITHOUT_MARKS = {ord(mark): None for mark in _MARKS}
_STRETCH = re.compile(rf"(?:[^\W\d_]|[{_MARKS}])+|[^\w\s]|[\x80-\x9f\xa0\u200c-\u200f]|\w")
_HIGH_BYTES = frozenset((0x00, 0x01, 0x06, 0x20))  # Latin, Latin with œ, Arabic, quotes and dashes
_SAMPLE = 60_000  # characters scored: enough to be sure, little enough to stay quick
_PLAUSIBLE = -0.8  # mean score of a character beyond ASCII below which no reading is believed
_MOSTLY_CONTROL = 0.01  # share of control characters above which it is no text
_FEW_BROKEN = 0.01  # share of broken sequences up to which text is still UTF-8, a little damaged


@dataclass(frozen=True, slots=True)
class Decoded:
    """`encoding` as Python names it; `damaged` is how many characters could not be read (U+FFFD in `text`)."""

    text: str
    encoding: str
    damaged: int = 0


@dataclass(frozen=True, slots=True)
class _Alphabet:
    arabic: dict[str, float]
    latin: dict[str, float]
    final_only: frozenset[str]
    punctuation: frozenset[str]
    encodings: tuple[str, ...]


@lru_cache(maxsize=1)
def _alphabet() -> _Alphabet:
    """Log-ratios of each letter to a letter picked blindly; Latin letters only where they are beyond ASCII."""
    arabic: dict[str, float] = {}
    latin: dict[str, float] = {}
    for record in load("letters"):
        letters = record["letters"]
        total = sum(letters.values())
        into = arabic if _is_arabic(next(iter(letters))) else latin
        for letter, count in letters.items():
            into[letter] = max(into.get(letter, -4.0), log(count / total * len(letters)))
    latin = {letter: max(-0.5, min(1.5, score)) for letter, score in latin.items()}
    encodings = [e for record in load("letters") for e in record["encodings"]]
    return _Alphabet(
        arabic,
        latin,
        final_letters(),
        frozenset(c for record in load("letters") for c in record["punctuation"]),
        # Western first: where two readings are the same letter by letter, the commoner encoding gives its name.
        tuple(sorted(dict.fromkeys(encodings), key=lambda e: (e != "windows-1252", encodings.index(e)))),
    )


def _is_arabic(character: str) -> bool:
    return "\u0600" <= character <= "\u06ff"


def _score_arabic(word: str) -> float:
    known = _alphabet()
    score = 0.0
    letters = word.translate(_WITHOUT_MARKS)
    for i, letter in enumerate(letters):
        score += known.arabic.get(letter, -4.0)
        if letter in known.final_only and i + 1 < len(letters):
            score -= 4.0
    return score - 0.3 * (len(word) - len(letters)) - 4.0 * (word[0] in _MARKS)


def _score_latin(word: str) -> float:
    known = _alphabet()
    accented = [c for c in word if c > "\x7f"]
    score = sum(known.latin.get(c.lower(), -3.0) for c in accented)
    if len(accented) > 2 and 2 * len(accented) > len(word) + 1:
        score -= 4.0 * len(accented)
    if any(a.islower() and b.isupper() for a, b in pairwise(word)):
        score -= 3.0
    return score


def score_text(text: str) -> float | None:
    """How much the characters beyond ASCII look like text we read, per character; None without any."""
    score, count = 0.0, 0
    for stretch in _STRETCH.findall(text[:_SAMPLE]):
        beyond = sum(c > "\x7f" for c in stretch)
        if not beyond:
            continue
        count += beyond
        if stretch[-1].isalpha() or stretch[-1] in _MARKS:
            arabic = sum(map(_is_arabic, stretch))
            if arabic == len(stretch):
                score += _score_arabic(stretch)
            else:
                score += _score_latin(stretch) if not arabic else -5.0 * beyond
        elif stretch in _alphabet().punctuation:
            score += 0.3
        else:
            score -= 6.0 if "\x80" <= stretch <= "\x9f" else 2.5
    return score / count if count else None


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte is the high one, of few letters and signs."""
    sample = data[: 4096 & ~1]
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        low = sample[0::2] if name == "utf-16-le" else sample[1::2]
        if len(high) >= 4 and sum(b in _HIGH_BYTES for b in high) >= 0.97 * len(high):
            zeros_below = sum(b in (0, 6) for b in low)
            if any(b in (0, 6) for b in high) and zeros_below <= 0.1 * len(low):
                return name
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken places (cut in the middle of a letter): read, with U+FFFD where it is broken."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    whole = sum(c > "\x7f" for c in text) - broken
    if broken <= max(1, _FEW_BROKEN * whole) and whole >= 5 * broken:
        return Decoded(text, "utf-8", broken)
    return None


def _single_byte(data: bytes) -> Decoded | None:
    found: tuple[float, Decoded] | None = None
    for name in _alphabet().encodings:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        score = score_text(text)
        if score is not None and score >= _PLAUSIBLE and (found is None or score > found[0] + 1e-9):
            found = score, Decoded(text, name)
    return found[1] if found else None


def _another_encoding(data: bytes) -> Decoded | None:
    """What charset-normalizer makes of it, if that looks like text to us as well (Mac and DOS encodings)."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None
    try:
        text = data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    score = score_text(text)
    return Decoded(text, best.encoding) if score is not None and score >= 0 else None


def _decode(data: bytes, source: str) -> Decoded:
    for mark, name in _BOMS:
        if data.startswith(mark):
            even = data[: len(data) // 4 * 4] if name == "utf-32" else data[: len(data) // 2 * 2]
            text = (data if name == "utf-8-sig" else even).decode(name, errors="replace")
            return Decoded(text, name, text.count("\ufffd"))
    wide = _wide_without_mark(data)
    if wide:
        text = data[: len(data) // 2 * 2].decode(wide, errors="replace")
        return Decoded(text, wide, text.count("\ufffd"))
    if b"\0" in data:
        raise Unreadable(source, "holds zero bytes: binary data, not text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    found = _damaged_utf8(data) or _single_byte(data) or _another_encoding(data)
    if found is None:
        raise Unreadable(source, "its bytes are no Arabic, French or English text in any encoding marsad knows")
    return found


def decode_text(data: bytes, source: str) -> Decoded:
    """The text of a file, whatever its encoding; a byte order mark is left out.

    Raises:
        Unreadable: binary data, or bytes that make no sense in any known encoding; names `source`.
    """
    decoded = _decode(data, source)
    controls = len(_CONTROL.findall(decoded.text[:_SAMPLE]))
    if controls > _MOSTLY_CONTROL * min(len(decoded.text), _SAMPLE):
        raise Unreadable(source, "holds control characters: binary data, not text")
    if decoded.damaged > max(2, _FEW_BROKEN * 5 * len(decoded.text)):
        raise Unreadable(source, f"is broken {decoded.encoding} text: {decoded.damaged} characters cannot be read")
    return decoded
