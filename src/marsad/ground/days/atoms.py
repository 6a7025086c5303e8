"""From text to atoms: the words that matter for time, each with its category, numbers composed, the rest as "other"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.ground.days.lexicon import UNIT_KIND, WORD, Entry, Lexicon
from marsad.text.fold import View
from marsad.text.words import is_arabic, particle_forms

OTHER = "X"
_PUNCTUATION = {
    ",": "COMMA",
    "-": "DASH",
    "~": "DASH",
    "/": "SLASH",
    ".": "DOT",
    "(": "OPEN",
    ")": "CLOSE",
    "[": "OPEN",
    "]": "CLOSE",
    ":": "COLON",
    "|": "COMMA",
}
_STOPS = frozenset(";!?\n")
_SKIP = frozenset("'\"")
# A word with several categories keeps the first that its neighbours allow; these come before plain readings.
_ORDER = {
    "NOT": 0,
    "ANA": 1,
    "ANIGHT": 1,
    "ASPAN": 1,
    "REL": 2,
    "RNIGHT": 2,
    "FEAST": 3,
    "MON": 4,
    "HMON": 4,
    "WD": 4,
    "WDB": 5,
}
_PREFIX_KIND = {"و": "AND", "ف": "", "ب": "IN", "ل": "TO", "ك": "", "س": ""}


@dataclass(slots=True)
class Atom:
    """A word, number or finished expression; `start`/`end` in the folded text.

    `kinds` maps every category that it may have to its value there ("second" is a rank, "du" is "of" and "from").
    """

    kinds: dict[str, Any]
    start: int
    end: int
    text: str = ""
    width: int = 0  # digits
    capital: bool = False
    weak: bool = False
    kind_set: frozenset[str] = frozenset()

    @classmethod
    def of(cls, kind: str, start: int, end: int, value: Any = None, *, text: str = "", width: int = 0) -> "Atom":
        return cls({kind: value}, start, end, text, width, kind_set=frozenset((kind,)))

    def has(self, kind: str) -> bool:
        return kind in self.kinds

    def any(self, kinds: Iterable[str]) -> bool:
        return any(k in self.kinds for k in kinds)

    def value_as(self, kinds: Sequence[str]) -> Any:
        return next((self.kinds[k] for k in kinds if k in self.kinds), None)

    def drop(self, kind: str) -> None:
        self.kinds = {k: v for k, v in self.kinds.items() if k != kind} or {OTHER: None}
        self.kind_set = frozenset(self.kinds)


@dataclass(slots=True)
class _Word:
    text: str
    start: int
    end: int


def _words(text: str) -> list[_Word]:
    return [_Word(m.group(), m.start(), m.end()) for m in WORD.finditer(text) if m.group() not in _SKIP]


def _phrase_end(words: list[_Word], at: int, entry: Entry) -> int:
    """Position behind the phrase that begins at word `at` (its first word is known to fit), 0 where it does not."""
    at += 1
    for wanted in entry.words[1:]:
        if at < len(words) and words[at].text == "-":
            at += 1
        if at >= len(words) or words[at].text != wanted:
            return 0
        at += 1
    return at


def _look_up(words: list[_Word], at: int, lexicon: Lexicon) -> tuple[int, int, list[Entry]] | None:
    """Letters of an attached particle, where it ends, and the entries of the longest phrase that begins here."""
    word = words[at].text
    length, cut_off, stop = 0, 0, 0
    best: list[Entry] = []
    for form, cut in particle_forms(word) if is_arabic(word) else ((word, 0),):
        for entry in lexicon.entries.get(form, ()):
            if len(entry.words) < length:
                break
            end = _phrase_end(words, at, entry)
            if end and len(entry.words) > length:
                length, cut_off, stop, best = len(entry.words), cut, end, []
            if end and cut == cut_off:
                best.append(entry)
    return (cut_off, stop, best) if best else None


def number_kind(value: int, width: int) -> str:
    if width:
        if width <= 2 and 1 <= value <= 31:
            return "D2"
        return "D4" if width == 4 and 1000 <= value <= 2999 else "DN"
    if 1 <= value <= 31:
        return "W1"
    return "WY" if 200 <= value <= 2999 else "WN"


def read_atoms(view: View, lexicon: Lexicon, start: int = 0, end: int | None = None) -> list[Atom]:
    """Atoms of a stretch of folded text, in order."""
    text = view.text if start == 0 and end is None else view.text[start:end]
    words = _words(text)
    atoms: list[Atom] = []
    at = 0
    while at < len(words):
        at = _read_one(view, words, at, start, lexicon, atoms)
    return atoms


def _read_one(view: View, words: list[_Word], at: int, base: int, lexicon: Lexicon, atoms: list[Atom]) -> int:
    word = words[at]
    first = word.text[0]
    begin, end = base + word.start, base + word.end
    if first.isdigit():
        value = int(word.text) if len(word.text) < 12 else 0
        width = len(word.text)
        atoms.append(Atom.of(number_kind(value, width), begin, end, value, text=word.text, width=width))
        return at + 1
    if not first.isalpha() and first != "&":
        atoms.append(Atom.of("STOP" if first in _STOPS else _PUNCTUATION.get(first, "STOP"), begin, end))
        return at + 1
    hit = _look_up(words, at, lexicon)
    capital = view.stored[view.origin[begin]].isupper()
    if hit is None:
        cut = 1 if len(word.text) > 4 and first == "و" and word.text[1:3] == "ال" else 0
        if cut:  # the conjunction joins what follows to what stands before
            atoms.append(Atom.of("AND", begin, begin + 1))
        atoms.append(Atom.of(OTHER, begin + cut, end, text=word.text[cut:]))
        atoms[-1].capital = capital
        return at + 1
    cut, stop, entries = hit
    for k in range(cut):
        kind = _PREFIX_KIND.get(word.text[k], "")
        if kind:
            atoms.append(Atom.of(kind, begin + k, begin + k + 1, text=word.text[k]))
    last = base + words[stop - 1].end
    begin += cut
    if entries[0].kind == "DUAL":
        atoms.append(Atom.of("W1", begin, last, 2, text=word.text))
        atoms.append(Atom.of(UNIT_KIND.get(entries[0].value, "UX"), begin, last, entries[0].value, text=word.text))
        return stop
    kinds: dict[str, Any] = {}
    for entry in sorted(entries, key=lambda e: _ORDER.get(e.kind, 9)):
        kinds.setdefault(entry.kind, entry.value)
    atoms.append(Atom(kinds, begin, last, word.text[cut:], 0, capital, any(e.weak for e in entries), frozenset(kinds)))
    return stop
