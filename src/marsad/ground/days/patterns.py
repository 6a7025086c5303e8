"""Patterns over atoms: a regular expression whose letters are categories, run over one character an atom.

`day:DAY` names a group, `DAY` alone does not. Classes (`DAY`, `T`) stand for several categories.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from marsad.ground.days.atoms import Atom
from marsad.ground.days.nodes import Node

CLASSES: dict[str, tuple[str, ...]] = {
    "DAY": ("D2", "W1", "O1"),
    "QTY": ("D2", "DN", "W1", "WN", "FEW", "COUPLE"),
    "RANK": ("O1", "OBIG"),
    "YEAR": ("D4", "WY"),
    "UNIT": ("UD", "UW", "UM", "UY", "UE", "UX"),
    "UNITH": ("UD", "UW", "UM", "UY", "UE", "UX", "UH"),
    "SEP": ("DASH", "SLASH", "DOT"),
    "LASTS": ("LAST", "ONLY_LAST"),
    "DIRECTION": ("LAST", "ONLY_LAST", "NEXT"),
    "WHICH": ("LAST", "ONLY_LAST", "NEXT", "THIS"),
    "WEEKDAY": ("WD", "WDB"),
    "TDAY": ("TD", "TR", "TK", "TS", "TF"),
    "T": ("TD", "TM", "TY", "TW", "TU", "TR", "TK", "TF", "TS", "TN", "TX", "TE"),
    "WEEKS": ("UW", "BW"),
    "OFS": ("OF", "IN", "TO", "FROM"),
    "BARE": ("BW", "BM", "BY", "BE", "BD"),
}
_NAME = re.compile(r"(?:([a-z]\w*):)?([A-Z][A-Z0-9_]*)")
_LETTERS: dict[frozenset[str], str] = {}


def letter(kinds: frozenset[str]) -> str:
    """The character that stands for a set of categories; a word such as "du" has several."""
    found = _LETTERS.get(kinds)
    if found is None:
        found = _LETTERS[kinds] = chr(0x4E00 + len(_LETTERS))
    return found


def _letters(name: str) -> str:
    wanted = frozenset(CLASSES.get(name, (name,)))
    letters = [character for kinds, character in _LETTERS.items() if kinds & wanted]
    return "[" + "".join(letters) + "]" if letters else "(?!)"


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The pattern over the letters known so far (`letter`); register a lexicon's sets before."""

    def put(match: re.Match[str]) -> str:
        group, name = match.groups()
        letters = _letters(name)
        return f"(?P<{group}>{letters})" if group else letters

    return re.compile(_NAME.sub(put, pattern).replace(" ", ""))


@lru_cache(maxsize=1024)
def _compiled(pattern: str, letters: int) -> re.Pattern[str]:
    """Compiled when first needed, anew when there are more letters."""
    return compile_pattern(pattern)


_TOKEN = re.compile(r"(?:[a-z]\w*:)?[A-Z][A-Z0-9_]*|[()|?*+]")


def first_kinds(pattern: str) -> frozenset[str]:
    """The categories with which a match of the pattern can begin."""
    tokens = _TOKEN.findall(pattern)
    kinds, _, _ = _first_of_choice(tokens, 0)
    return frozenset(kinds)


def _first_of_choice(tokens: Sequence[str], at: int) -> tuple[set[str], bool, int]:
    """First categories of alternatives up to a closing bracket, whether they may be empty, and where they end."""
    kinds: set[str] = set()
    empty, open_still = False, True  # open_still: everything so far in this alternative may be missing
    while at < len(tokens) and tokens[at] != ")":
        token = tokens[at]
        if token == "|":
            empty, open_still, at = empty or open_still, True, at + 1
            continue
        if token == "(":
            inner, may_miss, at = _first_of_choice(tokens, at + 1)
        else:
            inner, may_miss = set(CLASSES.get(token.split(":")[-1], (token.split(":")[-1],))), False
        at += 1
        if at < len(tokens) and tokens[at] in "?*+":
            may_miss, at = may_miss or tokens[at] != "+", at + 1
        if open_still:
            kinds |= inner
            open_still = may_miss
    return kinds, empty or open_still, at


class Found:
    """A match of a pattern: the atoms behind its named groups and those around it."""

    def __init__(
        self, match: re.Match[str], atoms: Sequence[Atom], classes: dict[str, tuple[str, ...]], language: str
    ) -> None:
        self._match, self.atoms, self._classes, self.language = match, atoms, classes, language
        self.first, self.last = match.start(), match.end()

    def get(self, name: str) -> Atom | None:
        at = self._match.start(name) if name in self._match.re.groupindex else -1
        return self.atoms[at] if at >= 0 else None

    def has(self, name: str) -> bool:
        return self.get(name) is not None

    def __getitem__(self, name: str) -> Any:
        """The value of a named atom in the category that the pattern asked for; None where the group is absent."""
        atom = self.get(name)
        return None if atom is None else atom.value_as(self._classes[name])

    def kind(self, name: str) -> str:
        """Which of the categories that the pattern asked for the named atom has."""
        atom = self.get(name)
        return "" if atom is None else next((k for k in self._classes[name] if atom.has(k)), "")

    def ahead(self, steps: int) -> Atom | None:
        """The atom so many steps behind the match; 0 is `after`."""
        at = self.last + steps
        return self.atoms[at] if at < len(self.atoms) else None

    def cut_number(self) -> bool:
        """Whether the match ends in the middle of a figure such as 13.5.2015."""
        after, then = self.after, self.ahead(1)
        if after is None or then is None or not after.any(("DOT", "SLASH", "DASH", "COLON", "COMMA")):
            return False
        return then.any(("D2", "D4", "DN")) and then.start == after.end and after.start == self.inside[-1].end

    @property
    def before(self) -> Atom | None:
        return self.atoms[self.first - 1] if self.first else None

    @property
    def after(self) -> Atom | None:
        return self.atoms[self.last] if self.last < len(self.atoms) else None

    @property
    def inside(self) -> Sequence[Atom]:
        return self.atoms[self.first : self.last]


Built = tuple[str, Node] | None
Builder = Callable[[Found], Built]


@dataclass(frozen=True)
class Rule:
    pattern: str
    build: Builder
    languages: frozenset[str] | None
    classes: dict[str, tuple[str, ...]]
    firsts: frozenset[str]


_Compiled = list[tuple[re.Pattern[str], Rule]]


class Level:
    """Rules tried at every atom; the longest match whose builder accepts becomes one atom, then on from there."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._beginning: dict[tuple[str, int, frozenset[str]], _Compiled] = {}

    def rule(self, *patterns: str, languages: Sequence[str] | None = None) -> Callable[[Builder], Builder]:
        def register(build: Builder) -> Builder:
            allowed = frozenset(languages) if languages else None
            for pattern in patterns:
                classes = {g: CLASSES.get(n, (n,)) for g, n in _NAME.findall(pattern) if g}
                self.rules.append(Rule(pattern, build, allowed, classes, first_kinds(pattern)))
            return build

        return register

    def _rules_at(self, language: str, kinds: frozenset[str]) -> _Compiled:
        """The rules of a language that can begin at an atom of these categories."""
        key = (language, len(_LETTERS), kinds)
        found = self._beginning.get(key)
        if found is None:
            rules = [r for r in self.rules if (r.languages is None or language in r.languages) and r.firsts & kinds]
            found = self._beginning[key] = [(_compiled(r.pattern, len(_LETTERS)), r) for r in rules]
        return found

    def reduce(self, atoms: list[Atom], language: str, idle: frozenset[str]) -> list[Atom]:
        """The atoms with every match replaced; `idle` are categories at which no rule begins."""
        code = "".join([letter(a.kind_set) for a in atoms])
        done: list[Atom] = []
        at = 0
        while at < len(atoms):
            made = (
                None
                if atoms[at].kind_set <= idle
                else self._at(code, atoms, at, self._rules_at(language, atoms[at].kind_set), language)
            )
            if made is None:
                done.append(atoms[at])
                at += 1
            else:
                atom, at = made
                done.append(atom)
        return done

    @staticmethod
    def _at(code: str, atoms: list[Atom], at: int, rules: _Compiled, language: str) -> tuple[Atom, int] | None:
        matches = []
        for order, (pattern, rule) in enumerate(rules):
            match = pattern.match(code, at)
            if match and match.end() > at:
                matches.append((-match.end(), order, match, rule))
        matches.sort(key=lambda m: m[:2])
        for _, _, match, rule in matches:
            found = Found(match, atoms, rule.classes, language)
            built = rule.build(found)
            if built is not None:
                kind, node = built
                inside = found.inside
                return Atom.of(kind, inside[0].start, inside[-1].end, node, text=inside[0].text), match.end()
        return None
