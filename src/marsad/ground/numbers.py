"""Counts in running text: digits of every script, words, duals, dozens, vague words, ranges, open bounds.

What counts nobody is left out: years, distances, ages, clock times, ordinals, labels ("Mirage 2000").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from marsad.ground.numbers_grammar import Grammar, grammar
from marsad.model.mentions import NumberMention
from marsad.model.report import Span, Token
from marsad.resources import load_one
from marsad.text.fold import fold_view
from marsad.text.match import PhraseMatcher
from marsad.text.words import BREAKS, phrase_keys, words_of

_QUALIFIER_WORDS = 5  # longest qualifier in words
_REACH = 6  # words between a figure and the "au moins" that follows what it counts
_YEARS = range(1900, 2100)
_COMMAS = frozenset(",،")
_GROWN, _OLDEST = 5, 100  # years of age that a report gives between commas


@dataclass(frozen=True, slots=True)
class _Figure:
    first: int
    last: int
    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    vague: bool = False


class NumberFinder:
    """Finds the counts of one language in tokens."""

    def __init__(self, grammar: Grammar, record: Mapping[str, Any]) -> None:
        self.grammar = grammar
        self.groups = {k: v for word, v in record.get("groups", {}).items() for k in phrase_keys(word)}
        self.determiners = {k for word in record.get("determiners", []) for k in phrase_keys(word)}
        self.halves = PhraseMatcher((word, 1) for word in record.get("halves", []))
        self.vague = PhraseMatcher((word, low) for word, low in record["vague"].items())
        self.measures = PhraseMatcher((word, 1) for word in record["measures"])
        self.not_number = PhraseMatcher((word, 1) for word in record.get("not_number", []))
        self.labels = {phrase_keys(word) for word in record["labels"]}
        self.duals = {k for word in record.get("dual_forms", []) for k in phrase_keys(word)}
        self.dual_or_plural = {k for word in record.get("dual_or_plural", []) for k in phrase_keys(word)}
        self.counted = {k for word in record["counted"] for k in phrase_keys(word)}
        self.ordinals = {k for word in record.get("ordinal_endings", []) for k in phrase_keys(word)}
        self.ordinal_words = {k for word in record.get("ordinals", []) for k in phrase_keys(word)}
        self.changes = {k for word in record["changes"] for k in phrase_keys(word)}
        self.between, self.to, self.either, self.from_ = (
            {k for word in record[name] for k in phrase_keys(word)}
            for name in ("between", "range_words", "or_words", "from_words")
        )
        qualifiers = record["qualifiers"]
        self.before = {
            phrase_keys(word): name for name in ("at_least", "about", "up_to", "under") for word in qualifiers[name]
        }
        self.after = PhraseMatcher(
            (word, name) for name in ("at_least", "about", "up_to") for word in qualifiers[f"after_{name}"]
        )

    def find(self, tokens: Sequence[Token], text: str, first: int = 0, stop: int | None = None) -> list[NumberMention]:
        """Counts between two token positions (a sentence, as a rule), in text order."""
        stop = len(tokens) if stop is None else stop
        figures: list[_Figure] = []
        at = first
        while at < stop:
            figure = self._at(tokens, at, first, stop, text)
            if isinstance(figure, _Figure):
                figures.append(figure)
                at = figure.last
            else:
                at = figure
        figures = self._ranges(figures, tokens, text, first)
        return [NumberMention(Span(f.start, f.end), f.low, f.best, f.high, f.vague) for f in figures]

    def _at(self, tokens: Sequence[Token], at: int, first: int, stop: int, text: str) -> _Figure | int:
        """The count at a token, or the token to go on with."""
        skip = self.not_number.all_at(tokens, at, stop)
        if skip:
            return skip[0].last
        if tokens[at].key in self.ordinal_words:
            return self._ordinal(tokens, at, stop, text)
        figure = self._dual(tokens, at, stop) or self._vague(tokens, at, stop) or self._exact(tokens, at, stop, text)
        if figure is None:
            return at + 1
        figure = self._counted(self._doubled(figure, tokens, stop), tokens, stop)
        measured = figure.last < stop and self.measures.all_at(tokens, figure.last, stop)
        if measured or (not figure.vague and not self._counts(figure, tokens, first, stop, text)):
            return figure.last
        return self._qualified(figure, tokens, first, stop, text)

    def _ordinal(self, tokens: Sequence[Token], at: int, stop: int, text: str) -> int:
        """The token behind an Arabic ordinal, "الثامنة عشرة" and "الثالث والعشرين" included."""
        if at + 1 >= stop:
            return at + 1
        for forward in (at + 1, at + 2):
            if forward < stop and not text[tokens[at].end : tokens[forward].start].strip(" و"):
                keys = {form.removeprefix("ال") for form, _ in tokens[forward].keys}
                if any(self.grammar.values.get(key, 0) >= 10 for key in keys):
                    return forward + 1
        return at + 1

    def _dual(self, tokens: Sequence[Token], at: int, stop: int) -> _Figure | None:
        for form, start in tokens[at].keys:
            bare = form[2:] if form.startswith("ال") else form
            two = at + 1 < stop and self.grammar.values.get(tokens[at + 1].key) == 2
            if bare in self.duals or (two and bare in self.dual_or_plural):
                last = at + 2 if two else at + 1
                while last < stop and tokens[last].key in self.duals | self.dual_or_plural:
                    last += 1  # its adjectives: "جنديان تشاديان"
                return _Figure(at, last, start, tokens[at].end, 2, 2, 2)
        return None

    def _vague(self, tokens: Sequence[Token], at: int, stop: int) -> _Figure | None:
        matches = self.vague.all_at(tokens, at, stop)
        if not matches:
            return None
        match = matches[0]
        return _Figure(at, match.last, match.span.start, match.span.end, match.payloads[0], None, None, vague=True)

    def _exact(self, tokens: Sequence[Token], at: int, stop: int, text: str) -> _Figure | None:
        half = self.halves.all_at(tokens, at, stop)
        if half and half[0].last < stop and tokens[half[0].last].key in self.groups:
            return self._figure(self.groups[tokens[half[0].last].key] // 2, at, half[0].last + 1, tokens)
        if tokens[at].key in self.determiners and at + 1 < stop and tokens[at + 1].key in self.groups:
            if tokens[at + 1].key in self.grammar.multipliers:
                value = self.grammar.parse(tokens, at + 1, stop, text)
                return self._figure(value.value, at, value.last, tokens) if value else None
            return self._figure(self.groups[tokens[at + 1].key], at, at + 2, tokens)
        if tokens[at].key in self.groups and tokens[at].key not in self.grammar.multipliers:
            return self._figure(self.groups[tokens[at].key], at, at + 1, tokens) if self.grammar.twenties else None
        value = self.grammar.parse(tokens, at, stop, text) or self.grammar.definite(tokens, at, stop, text)
        if value is None:
            return None
        if value.last < stop and tokens[value.last].key in self.groups and value.value < 100:
            factor = self.groups[tokens[value.last].key]
            if tokens[value.last].key not in self.grammar.multipliers:
                return self._figure(value.value * factor, at, value.last + 1, tokens)
        figure = replace(self._figure(value.value, at, value.last, tokens), start=value.start)
        if value.value == 2 and value.last < stop and tokens[value.last].key in self.duals:
            return replace(figure, last=value.last + 1, end=tokens[value.last].end)  # "اثنان نيجيريان"
        return figure

    @staticmethod
    def _figure(value: int, first: int, last: int, tokens: Sequence[Token]) -> _Figure:
        return _Figure(first, last, tokens[first].start, tokens[last - 1].end, value, value, value)

    def _doubled(self, figure: _Figure, tokens: Sequence[Token], stop: int) -> _Figure:
        """ "soixante et onze (71)": the same figure twice is one."""
        if figure.last < stop and figure.best is not None and tokens[figure.last].key == str(figure.best):
            return replace(figure, last=figure.last + 1, end=figure.end)
        return figure

    def _counted(self, figure: _Figure, tokens: Sequence[Token], stop: int) -> _Figure:
        """An Arabic plural that looks like a dual, right behind its number: "ستة سائقين" are six, not two."""
        number = figure.low is not None and figure.low > 2 and figure.last < stop
        if number and tokens[figure.last].key in self.duals | self.dual_or_plural:
            return replace(figure, last=figure.last + 1)
        return figure

    def _counts(self, figure: _Figure, tokens: Sequence[Token], first: int, stop: int, text: str) -> bool:
        """False for what counts nobody and nothing: measures, years, labels, ordinals, clock times, percentages."""
        after = text[figure.end : figure.end + 2]
        before = text[max(0, figure.start - 1) : figure.start]
        digits = text[figure.start].isdigit()
        if after[:1] in ("%", "٪") or (
            digits and (before in (":", "/", ".", "-") and text[figure.start - 2].isalnum())
        ):
            return before == "-" and figure.start >= 2 and text[figure.start - 2].isdigit()
        if digits and after[:1] in (":", "/") and after[1:].isdigit():
            return False
        if figure.last < stop:
            following = tokens[figure.last]
            if digits and following.start == figure.end and following.key in self.ordinals:
                return False
            if after[:1] == "-" and after[1:].isalpha() and self.grammar.language == "en":
                return False
        if self._labelled(figure, tokens, first, text) or (digits and self._age(figure, tokens, first, text)):
            return False
        return not (digits and figure.best in _YEARS and figure.end - figure.start == 4) or (
            figure.last < stop and tokens[figure.last].key in self.counted
        )

    def _age(self, figure: _Figure, tokens: Sequence[Token], first: int, text: str) -> bool:
        """ "The keyboard player, 27, died": between two commas, right behind a word."""
        if figure.first == first or figure.best is None or not _GROWN <= figure.best <= _OLDEST:
            return False
        before = tokens[figure.first - 1]
        around = text[before.end : figure.start].strip(), text[figure.end : figure.end + 1]
        return (
            all(mark and mark in _COMMAS for mark in around)
            and before.key.isalpha()
            and before.key not in self.grammar.values
        )

    def _labelled(self, figure: _Figure, tokens: Sequence[Token], first: int, text: str) -> bool:
        for length in (1, 2, 3, 4):
            begin = figure.first - length
            if begin < first or any(c in BREAKS for c in text[tokens[begin].end : tokens[begin + 1].start]):
                return False
            head, *rest = (token.key for token in tokens[begin : figure.first])
            if any((form, *rest) in self.labels for form, _ in tokens[begin].keys) or (head, *rest) in self.labels:
                return True
        return False

    def _qualified(self, figure: _Figure, tokens: Sequence[Token], first: int, stop: int, text: str) -> _Figure:
        names = set()
        at = figure.first
        while (found := self._qualifier_before(tokens, at, first, text)) is not None:
            names.add(found[0])
            at = found[1]
        names |= self._qualifier_after(figure, tokens, stop, text)
        if "at_least" in names:
            return replace(figure, high=None)
        if "up_to" in names or "under" in names:
            return replace(figure, low=None, best=None, high=figure.low)
        return figure

    def _qualifier_before(self, tokens: Sequence[Token], at: int, first: int, text: str) -> tuple[str, int] | None:
        if at > first and any(c in BREAKS for c in text[tokens[at - 1].end : tokens[at].start]):
            return None
        for length in range(_QUALIFIER_WORDS, 0, -1):
            begin = at - length
            if begin < first:
                continue
            rest = tuple(token.key for token in tokens[begin + 1 : at])
            for form, _ in tokens[begin].keys:
                name = self.before.get((form, *rest))
                if name is not None:
                    return name, begin
        return None

    def _qualifier_after(self, figure: _Figure, tokens: Sequence[Token], stop: int, text: str) -> set[str]:
        for at in range(figure.last, min(stop, figure.last + _REACH + 1)):
            if any(c in BREAKS for c in text[tokens[at - 1].end : tokens[at].start]):
                break
            if self.grammar.parse(tokens, at, stop, text) or self.vague.all_at(tokens, at, stop):
                break
            matches = self.after.all_at(tokens, at, stop)
            if matches:
                # "au moins" that opens the next figure ("dix morts et au moins vingt blessés") is not this one's
                last = matches[0].last
                near = last < stop and not any(c in BREAKS for c in text[tokens[last - 1].end : tokens[last].start])
                follows = near and self.grammar.parse(tokens, last, stop, text)
                return set() if follows else {matches[0].payloads[0]}
        return set()

    def _ranges(self, figures: list[_Figure], tokens: Sequence[Token], text: str, first: int) -> list[_Figure]:
        out: list[_Figure] = []
        for figure in figures:
            if out and self._is_range(out[-1], figure, tokens, text, first):
                low = out.pop()
                out.append(replace(low, last=figure.last, end=figure.end, best=None, high=figure.high))
            else:
                out.append(figure)
        return out

    def _is_range(self, low: _Figure, high: _Figure, tokens: Sequence[Token], text: str, first: int) -> bool:
        if low.low is None or high.low is None or low.low >= high.low or low.vague or high.vague:
            return False
        between = [token.key for token in tokens[low.last : high.first]]
        gap = text[low.end : high.start].strip()
        if not between:
            return len(gap) == 1 and gap in "-–—‑" and low.end + 1 == high.start
        before = {form for token in tokens[max(first, low.first - 1) : low.first] for form, _ in token.keys}
        back = {form for token in tokens[max(first, low.first - 8) : low.first] for form, _ in token.keys}
        if len(between) == 1 and between[0] in self.to:
            return not (back & self.changes)
        if before & self.between:
            return len(between) == 1 and (between[0] in self.grammar.joints)
        return len(between) == 1 and between[0] in self.either and high.low <= low.low + 2 + low.low // 2


@cache
def number_finder(language: str) -> NumberFinder:
    """The finder of a language that marsad reads.

    Raises:
        ResourceMissing: no number words for this language.
    """
    return NumberFinder(grammar(language), load_one("numbers", language))


def find_numbers(text: str, language: str) -> list[NumberMention]:
    """Counts in a text of one language, in text order; spans are of the figure without "about", "at least".

    >>> [(n.low, n.high) for n in find_numbers("au moins douze morts et une quinzaine de blessés", "fr")]
    [(12, None), (15, 15)]
    """
    return number_finder(language).find(words_of(fold_view(text)), text)
