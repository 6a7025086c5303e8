"""Arabic lines of a PDF in reading order again.

A PDF stores letters as they lie on the page, left to right; pypdf turns each stretch of Arabic round but leaves the
stretches, and the numbers between them, in the page's order. Programs that store reading order are hit the other way:
pypdf turns their Arabic to nonsense. Which it was shows in letters that only end a word (ة ى) beginning words.
"""

import re
import unicodedata
from collections.abc import Sequence

from marsad.text.letters import final_letters

_ARABIC = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_NEUTRAL = r"[\s!-/:-@\u2000-\u206f«»]"  # what pypdf leaves in the direction that it is in
_FORWARD = rf"(?:(?!{_ARABIC}|{_NEUTRAL}).)"
_PIECE = re.compile(
    rf"({_ARABIC}(?:(?:{_ARABIC}|{_NEUTRAL})*{_ARABIC})?)|({_FORWARD}(?:{_NEUTRAL}*{_FORWARD})*)|(.)", re.DOTALL
)
_ARABIC_NUMBER = re.compile(r"[\u0660-\u0669]+(?:[.,/:\u066b\u066c][\u0660-\u0669]+)*")
_LETTER = re.compile(_ARABIC)
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def reading_order(lines: Sequence[str]) -> list[str]:
    """Lines as pypdf gives them, in reading order and with plain Arabic letters instead of printed shapes."""
    final = final_letters()
    words = [unicodedata.normalize("NFKC", word) for line in lines for word in re.findall(r"[^\W\d_]{2,}", line)]
    turned = sum(word[0] in final for word in words) > sum(word[-1] in final for word in words)
    return [_plain_letters(_ordered(line, turned) if _is_arabic(line) else line) for line in lines]


def _is_arabic(line: str) -> bool:
    return 2 * len(_LETTER.findall(line)) > sum(map(str.isalpha, line))


def _plain_letters(line: str) -> str:
    return "".join(
        unicodedata.normalize("NFKC", c) if "\ufb50" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufefc" else c for c in line
    )


def _ordered(line: str, turned: bool) -> str:
    pieces = [(bool(arabic), arabic or forward or other) for arabic, forward, other in _PIECE.findall(line.strip())]
    if turned:
        return _join([piece[::-1] if arabic else piece for arabic, piece in _with_tails(pieces)])
    closing = ""  # pypdf has put what closes the line in its place when the line before was Arabic as well
    while pieces and re.fullmatch(_NEUTRAL, pieces[-1][1]) and any(arabic for arabic, _ in pieces):
        closing = pieces.pop()[1] + closing
    if pieces and not pieces[-1][0]:
        pieces += [(False, character) for character in closing]
        closing = ""
    return _join([*(_as_read(piece) if arabic else _mirrored(piece) for arabic, piece in reversed(pieces)), closing])


def _as_read(piece: str) -> str:
    """An Arabic stretch that pypdf turned: brackets face the other way, Arabic digits run left to right again."""
    return _ARABIC_NUMBER.sub(lambda number: number.group()[::-1], piece.translate(_MIRRORED))


def _mirrored(piece: str) -> str:
    return piece.translate(_MIRRORED) if len(piece) == 1 else piece


def _with_tails(pieces: list[tuple[bool, str]]) -> list[tuple[bool, str]]:
    """What stands between a number and the Arabic after it came behind that Arabic: one piece with it."""
    merged: list[tuple[bool, str]] = []
    tail = ""
    for arabic, piece in pieces:
        if not arabic and len(piece) == 1 and re.match(_NEUTRAL, piece):
            tail += piece
        else:
            merged.append((arabic, tail + piece if arabic else piece))
            tail = ""
    return [*merged, (False, tail)] if tail else merged


def _join(pieces: list[str]) -> str:
    """Pieces in a row, a space where a number would touch Arabic letters."""
    line = ""
    for piece in pieces:
        if line and piece and line[-1].isalnum() and piece[0].isalnum():
            line += " "
        line += piece
    return " ".join(line.split())
