"""How the ends of a tie may stand to its words: forms such as `S 6 _ 3 O` (docs/relations.md)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from marsad.extract.relations_ends import End
from marsad.model.document import Document

_STOPS = re.compile(r"[.;!?؛؟\n]")
_COMMAS = re.compile(r"[.,;!?؛،؟\n]")


@dataclass(frozen=True, slots=True)
class Slot:
    """An end as a form names it: role S, O, B (one name that is both: "the al-Qaeda-linked group"), P
    (a list of which each two are tied) or W (the two that the sentence is about).

    mode: "" near the words, "+" a list, "~" named before, "+~" a list named before, "!" from the actor list, ","
    a comma stands before it.
    """

    role: str
    mode: str


@dataclass(frozen=True, slots=True)
class Form:
    """Slots left of the words, nearest first, and right of them, each with the most words between."""

    left: tuple[tuple[Slot, int], ...]
    right: tuple[tuple[Slot, int], ...]
    free: tuple[Slot, ...]


@lru_cache(maxsize=512)
def read_form(text: str) -> Form:
    """A form from its writing.

    >>> read_form("S 6 _ 3 O").left
    ((Slot(role='S', mode=''), 6),)
    """
    left, _, right = text.partition("_")
    free: list[Slot] = []
    return Form(_slots(left.split()[::-1], free), _slots(right.split(), free), tuple(free))


def _slots(parts: list[str], free: list[Slot]) -> tuple[tuple[Slot, int], ...]:
    """Slots outward from the words; those that stand anywhere go to `free`."""
    slots: list[tuple[Slot, int]] = []
    gap = 0
    for part in parts:
        if part.isdigit():
            gap = int(part)
            continue
        slot = Slot(part[0], part[1:])
        if slot.role not in "SOBPW" or slot.mode not in ("", "+", ",", "~", "+~", "!"):
            raise ValueError(f"no slot: {part}")
        if slot.mode in ("~", "+~", "!") or slot.role == "W":
            free.append(slot)
        else:
            slots.append((slot, gap))
        gap = 0
    return tuple(slots)


def fits(end: End, kind: str) -> bool:
    """Whether an end is of the kind that a cue asks for."""
    if kind in ("any", "organisation"):
        return end.kind != "place"
    return end.kind == ("actor" if kind == "government" else kind)


def open_between(document: Document, left: int, right: int, *, strict: bool = False) -> bool:
    """No end of a clause between two token positions (half-open: words from `left` up to `right`)."""
    tokens = document.tokens
    if left <= 0 or right >= len(tokens) or left > right:
        return True
    stops = _COMMAS if strict else _STOPS
    return not stops.search(document.text, tokens[left - 1].end, tokens[right].start)


def nearest(
    document: Document, ends: Sequence[End], kind: str, at: int, reach: int, *, left: bool, strict: bool = False
) -> list[End]:
    """Ends of a kind within `reach` words of token position `at`, nearest first; `strict`: no comma between."""
    if left:
        near = [e for e in ends if fits(e, kind) and e.last <= at and at - e.last <= reach]
        near = [e for e in near if open_between(document, e.last, at)]
        return sorted(near, key=lambda e: (-e.last, e.first))
    near = [e for e in ends if fits(e, kind) and e.first >= at and e.first - at <= reach]
    near = [e for e in near if open_between(document, at, e.first, strict=strict)]
    return sorted(near, key=lambda e: (e.first, -e.last))


def listed_with(document: Document, ends: Sequence[End], one: End, ands: frozenset[str], gap: int) -> list[End]:
    """The members of the list that `one` stands in ("A, B and C"), in text order."""
    row = [e for e in ends if e.kind == one.kind and e.id and (e is one or not e.span.overlaps(one.span))]
    row.sort(key=lambda e: e.span)
    at = row.index(one)
    first, last, ended = at, at, False
    while first > 0 and _joined(document, row[first - 1], row[first], ands, gap):
        first -= 1
    while last + 1 < len(row) and _joined(document, row[last], row[last + 1], ands, gap):
        if last > first and "," in _between(document, row[last], row[last + 1]) and ended:
            break  # "A and B, C": the list is over
        ended = "," not in _between(document, row[last], row[last + 1])
        last += 1
    return row[first : last + 1]


def _between(document: Document, one: End, other: End) -> str:
    return document.text[one.span.end : other.span.start]


def _joined(document: Document, one: End, other: End, ands: frozenset[str], gap: int) -> bool:
    if other.first < one.last or other.first - one.last > gap:
        return False
    between = document.text[max(0, one.span.end) : other.span.start]
    words = document.tokens[one.last : other.first]
    joined = any(c in between for c in ",،/") or other.span.start > document.tokens[other.first].start
    return (joined or any(t.key in ands for t in words)) and not _STOPS.search(between)
