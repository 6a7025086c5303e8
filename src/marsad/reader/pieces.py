"""Text to the encoder's pieces, each with the stored offsets that it covers."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from tokenizers import Tokenizer

_TATWEEL = "ـ"


class Pieces(NamedTuple):
    """Piece ids of a stretch of text with the stored, half-open offsets of each; no special pieces."""

    ids: list[int]
    starts: list[int]
    ends: list[int]


@lru_cache(maxsize=8192)
def plain_character(character: str) -> str:
    """A stored character as the encoder knows it: cased, without marks, tatweel and controls, compatibility forms
    and the digits of other scripts resolved."""
    category = unicodedata.category(character)
    if (category in ("Cf", "Cc") and not character.isspace()) or character == _TATWEEL:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Mn":
        return "" if "\u0600" <= character <= "\u06ff" else character
    return unicodedata.normalize("NFKC", character)


def read_tokenizer(path: Path) -> Tokenizer:
    return Tokenizer.from_file(str(path))


def pieces_of(tokenizer: Tokenizer, text: str, start: int, end: int) -> Pieces:
    """The pieces of `text[start:end]`; white space parts words and has no piece."""
    words, origins = _words(text, start, end)
    out = Pieces([], [], [])
    if not words:
        return out
    encoding = tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
    _put(out, encoding.ids, encoding.word_ids, encoding.offsets, origins)
    return out


def _words(text: str, start: int, end: int) -> tuple[list[str], list[list[int]]]:
    words: list[str] = []
    origins: list[list[int]] = []
    letters: list[str] = []
    origin: list[int] = []
    for at in range(start, end):
        plain = plain_character(text[at])
        if plain and not plain.isspace():
            letters.append(plain)
            origin.extend([at] * len(plain))
        elif plain and letters:
            words.append("".join(letters))
            origins.append(origin)
            letters, origin = [], []
    if letters:
        words.append("".join(letters))
        origins.append(origin)
    return words, origins


def _put(
    out: Pieces,
    ids: Sequence[int],
    word_ids: Sequence[int | None],
    offsets: Sequence[tuple[int, int]],
    origins: Sequence[Sequence[int]],
) -> None:
    for piece, word, (first, last) in zip(ids, word_ids, offsets, strict=True):
        if word is None:
            continue
        origin = origins[word]
        first, last = min(first, len(origin) - 1), min(max(last, first + 1), len(origin))
        out.ids.append(piece)
        out.starts.append(origin[first])
        out.ends.append(origin[last - 1] + 1)
