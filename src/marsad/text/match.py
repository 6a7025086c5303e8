"""Finding phrases of a list in the words of a report, all in one pass, whatever the spelling.

A phrase may hold gaps: `~` stands for up to three words. The first word of a phrase may carry Arabic particles in
the report ("وبالجيش"); the match then begins behind them. A phrase that ends on such a particle ("أقر ب") is found
where the next word carries it ("أقر بأربعة"), and ends before that word. With `article=True` the Arabic article is
ignored.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from marsad.model.report import Span, Token
from marsad.text.words import phrase_keys

GAP = "~"
WIDEST_GAP = 3
_CARRIED = frozenset("بلك")

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Match(Generic[P]):
    """`first`/`last`: half-open token positions; `span`: stored characters, attached particles left out."""

    first: int
    last: int
    span: Span
    payloads: tuple[P, ...]


class _Node(Generic[P]):
    __slots__ = ("carried", "next", "payloads")

    def __init__(self) -> None:
        self.next: dict[str, _Node[P]] = {}
        self.payloads: list[P] = []
        self.carried: dict[str, list[P]] = {}  # of phrases that go on with a particle which the next word carries


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


class PhraseMatcher(Generic[P]):
    """A list of phrases, each with what it stands for; several may share one phrase."""

    def __init__(self, phrases: Iterable[tuple[str, P]], *, article: bool = False) -> None:
        self._article = article
        self._root: _Node[P] = _Node()
        for phrase, payload in phrases:
            self.add(phrase, payload)

    def add(self, phrase: str, payload: P) -> None:
        node = before = self._root
        parts, key = phrase.split(GAP), ""
        for i, part in enumerate(parts):
            if i:
                node = node.next.setdefault(GAP, _Node())
            for key in phrase_keys(part):
                before, node = node, node.next.setdefault(_bare(key) if self._article else key, _Node())
        if node is not self._root:
            node.payloads.append(payload)
        if key in _CARRIED and before is not self._root:
            before.carried.setdefault(key, []).append(payload)

    def all_at(self, tokens: Sequence[Token], at: int, stop: int) -> list[Match[P]]:
        """Every phrase that begins at token `at`, longest first; none reaches token `stop`."""
        beginnings = self._root.next
        found: list[Match[P]] | None = None
        for form, start in tokens[at].keys:
            node = beginnings.get(_bare(form) if self._article else form)
            if node is not None:
                found = [] if found is None else found
                self._walk(node, tokens, at, at + 1, stop, start, found)
        if not found:
            return []
        if len(found) > 1:
            found.sort(key=lambda m: (-m.last, m.span.start))
        return found

    def _walk(
        self, node: _Node[P], tokens: Sequence[Token], first: int, at: int, stop: int, start: int, found: list[Match[P]]
    ) -> None:
        if node.payloads:
            found.append(Match(first, at, Span(start, tokens[at - 1].end), tuple(node.payloads)))
        if node.carried and at < len(tokens) and len(tokens[at].keys) > 1:
            payloads = node.carried.get(tokens[at].key[0])
            if payloads:
                found.append(Match(first, at, Span(start, tokens[at - 1].end), tuple(payloads)))
        gap = node.next.get(GAP)
        if gap is not None:
            for skip in range(WIDEST_GAP + 1):
                if at + skip >= stop:
                    break
                self._step(gap, tokens, first, at + skip, stop, start, found)
        if at < stop:
            self._step(node, tokens, first, at, stop, start, found)

    def _step(
        self, node: _Node[P], tokens: Sequence[Token], first: int, at: int, stop: int, start: int, found: list[Match[P]]
    ) -> None:
        key = tokens[at].key
        following = node.next.get(_bare(key) if self._article else key)
        if following is not None:
            self._walk(following, tokens, first, at + 1, stop, start, found)

    def find(self, tokens: Sequence[Token], first: int = 0, stop: int | None = None) -> list[Match[P]]:
        """Leftmost longest matches that do not overlap, between two token positions (a sentence, as a rule)."""
        stop = len(tokens) if stop is None else stop
        found: list[Match[P]] = []
        reached = first
        for at in self._beginnings(tokens, first, stop):
            matches = self.all_at(tokens, at, stop) if at >= reached else None
            if matches:
                found.append(matches[0])
                reached = matches[0].last
        return found

    def find_all(self, tokens: Sequence[Token], first: int = 0, stop: int | None = None) -> list[Match[P]]:
        """Every match, overlapping ones included, in text order."""
        stop = len(tokens) if stop is None else stop
        return [match for at in self._beginnings(tokens, first, stop) for match in self.all_at(tokens, at, stop)]

    def _beginnings(self, tokens: Sequence[Token], first: int, stop: int) -> list[int]:
        """The positions where the first word of a phrase stands; few, so that the rest need not be looked at."""
        words = self._root.next
        if self._article:
            forms = [(at, _bare(form)) for at in range(first, stop) for form, _ in tokens[at].keys]
            return sorted({at for at, form in forms if form in words})
        stretch = tokens[first:stop]
        return [
            at
            for at, token in enumerate(stretch, first)
            if token.key in words or (len(token.keys) > 1 and any(form in words for form, _ in token.keys))
        ]
