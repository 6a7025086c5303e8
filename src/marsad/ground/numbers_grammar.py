"""The value of a run of number words: "soixante et onze", "one hundred and five", "مئة وخمسة وعشرون"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.model.report import Token
from marsad.resources import load_one
from marsad.text.words import phrase_keys

_BRIDGES = frozenset(" \u00a0\u202f\u2009-\u2010\u2011\u2012\u2013'\u2019ـ\t")
_DETACHED = frozenset("وفبل")  # particles that may be written on to a number
_IN_THE = "في"
_NOT_SIX = "لست"  # "you are not", never "for six"
_DIACRITICS = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")


@dataclass(frozen=True, slots=True)
class Value:
    """A number read from the tokens first..last (half-open); `start`: stored offset, attached particles left out."""

    value: int
    first: int
    last: int
    start: int
    digits: bool = False


def keyed(words: Mapping[str, int]) -> dict[str, int]:
    """One-word entries under their folded form."""
    return {" ".join(phrase_keys(word)): value for word, value in words.items()}


def digits_value(key: str, language: str) -> float | None:
    """Value of a token of digits; a separator before three digits is one of thousands. None: no number."""
    if not key[0].isdigit():
        return None
    parts = key.replace(",", ".").split(".")
    if len(parts) == 1:
        return float(key)
    thousands = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and parts[0] != "0"
    if thousands and not (language == "en" and "." in key and len(parts) == 2):
        return float("".join(parts))
    return float(".".join(parts)) if len(parts) == 2 else None


class Grammar:
    """Number words of one language; the rules that differ are switches of its record."""

    def __init__(self, language: str, record: Mapping[str, Any]) -> None:
        self.language = language
        self.values = keyed(record["values"])
        self.fixed = keyed(record.get("hundreds", {}))
        self.multipliers = keyed(record["multipliers"])
        self.only_within = {k for word in record.get("only_within", []) for k in phrase_keys(word)}
        self.joints = frozenset(record["joints"])
        self.ones_first = bool(record.get("ones_first"))
        self.twenties = bool(record.get("twenties"))

    def parse(self, tokens: Sequence[Token], first: int, stop: int, text: str) -> Value | None:
        """The longest number that begins at token `first`."""
        reader = _Reader(self, tokens, stop, text)
        number = digits_value(tokens[first].key, self.language)
        if number is not None:
            return reader.digits(first, number)
        for form, start in tokens[first].keys:
            if self.ones_first and not self.detachable(tokens[first], form):
                continue
            read = reader.words(first, form)
            if read is not None:
                return Value(read[0], first, read[1], start)
        return None

    def definite(self, tokens: Sequence[Token], first: int, stop: int, text: str) -> Value | None:
        """Arabic "السبعة", "الثمانية عشر", "الخمسة والعشرون": the seven, the eighteen, the twenty-five. One and two are
        names of days with the article."""
        if not self.ones_first:
            return None
        reader = _Reader(self, tokens, stop, text)
        for form, start in tokens[first].keys:
            read = reader.definite(first, form, self.with_article(form))
            if read is not None and read[0] >= 20 and first and tokens[first - 1].key == _IN_THE:
                return None  # "في السبعين": an age
            if read is not None:
                return Value(read[0], first, read[1], start)
        return None

    def with_article(self, form: str) -> int:
        """Value of a word with the Arabic article; 0: no number."""
        return self.values.get(form[2:], 0) if form.startswith("ال") else 0

    @staticmethod
    def detachable(token: Token, form: str) -> bool:
        """Whether what stands before the form can be particles of a number: not the ك of "كمية" or "كألف"."""
        return all(letter in _DETACHED for letter in token.key[: len(token.key) - len(form)]) and token.key != _NOT_SIX


class _Reader:
    def __init__(self, grammar: Grammar, tokens: Sequence[Token], stop: int, text: str) -> None:
        self.grammar, self.tokens, self.stop, self.text = grammar, tokens, stop, text

    def _near(self, at: int) -> bool:
        """Nothing but a space, a hyphen or an elision between the token before and this one."""
        if at >= self.stop:
            return False
        between = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return len(between) <= 3 and all(c in _BRIDGES or c in _DIACRITICS for c in between)

    def _next(self, at: int) -> str | None:
        return self.tokens[at].key if self._near(at) else None

    def _joined(self, at: int) -> tuple[str, int] | None:
        """The word that a joint ("and", "et", "و") ties on at this token, with its position."""
        key = self._next(at)
        if key is None:
            return None
        if key in self.grammar.joints:
            following = self._next(at + 1)
            return (following, at + 1) if following is not None else None
        if self.grammar.ones_first and key[0] in self.grammar.joints and len(key) > 2:
            return key[1:], at
        return None

    def digits(self, first: int, number: float) -> Value | None:
        last = first + 1
        key = self.tokens[first].key
        while key.isdigit() and len(key) <= 3 and self._thousand_group(last):
            number = number * 1000 + int(self.tokens[last].key)
            last += 1
        factor = self.grammar.multipliers.get(self._next(last) or "")
        if factor is not None and factor >= 1000 and number < 1000:
            number, last = number * factor, last + 1
        if number != int(number):
            return None
        return Value(int(number), first, last, self.tokens[first].start, digits=True)

    def _thousand_group(self, at: int) -> bool:
        """ "1 400": three digits after one space; in English only after a hard one."""
        if at >= self.stop or not (self.tokens[at].key.isdigit() and len(self.tokens[at].key) == 3):
            return False
        between = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return between in ("\u00a0", "\u202f", "\u2009") or (between == " " and self.grammar.language != "en")

    def definite(self, first: int, form: str, value: int) -> tuple[int, int] | None:
        """A number whose first word, of this value, has the article: with "ten" behind it, or a joined ten that has the
        article as well."""
        if 1 <= value <= 9:
            tens = self._joined(first + 1)
            if tens is not None and 20 <= self.grammar.with_article(tens[0]) <= 90:
                return value + self.grammar.with_article(tens[0]), tens[1] + 1
            teen = value >= 3 or (value == 2 and form[2:] in self.grammar.only_within)  # no day is called "الاثنا"
            if teen and self.grammar.values.get(self._next(first + 1) or "") == 10:
                return value + 10, first + 2
        return (value, first + 1) if value >= 3 else None

    def words(self, first: int, form: str) -> tuple[int, int] | None:
        """Groups before falling multipliers: "deux mille trois cents", "ثلاثة آلاف وخمسمئة"."""
        total, ceiling, word, at = 0, 10**10, form, first
        end: int | None = None
        while True:
            group = self._group(at, word, ceiling)
            if group is None:
                break
            value, end_of_group, factor = group
            total, end, ceiling = total + value, end_of_group, factor
            if ceiling <= 1:
                break
            following = self._continue(end, ceiling)
            if following is None:
                break
            word, at = following
        if end is None or (end == first + 1 and form in self.grammar.only_within):
            return None
        return total, end

    def _continue(self, at: int, ceiling: int) -> tuple[str, int] | None:
        joined = self._joined(at)
        if joined is not None and self._is_word(joined[0]):
            return joined
        key = self._next(at)
        if key is not None and not self.grammar.ones_first and self._is_word(key):
            return key, at
        return None

    def _is_word(self, key: str) -> bool:
        grammar = self.grammar
        return key in grammar.values or key in grammar.fixed or key in grammar.multipliers

    def _group(self, at: int, word: str, ceiling: int) -> tuple[int, int, int] | None:
        """(value, end, its factor) of one group that must stay under `ceiling`."""
        fixed = self.grammar.fixed.get(word)
        if fixed is not None and fixed >= 1000:
            return (fixed, at + 1, 1000) if ceiling > 1000 else None
        base = self._below_thousand(at, word)
        if base is None:
            factor = self.grammar.multipliers.get(word)
            if factor is None or factor < 1000 or factor >= ceiling:
                return None
            return factor, at + 1, factor
        value, end = base
        factor = self.grammar.multipliers.get(self._next(end) or "", 0)
        if 1000 <= factor < ceiling:
            return value * factor, end + 1, factor
        return value, end, 1

    def _below_thousand(self, at: int, word: str) -> tuple[int, int] | None:
        fixed = self.grammar.fixed.get(word)
        hundreds: int | None = None
        end = at + 1
        if fixed is not None and fixed < 1000:
            hundreds = fixed
        elif self.grammar.multipliers.get(word) == 100:
            hundreds = 100
        else:
            small = self._below_hundred(at, word)
            if small is None:
                return None
            value, end = small
            if self.grammar.multipliers.get(self._next(end) or "") != 100:
                return value, end
            hundreds, end = value * 100, end + 1
        rest = self._rest(end)
        return (hundreds + rest[0], rest[1]) if rest else (hundreds, end)

    def _rest(self, at: int) -> tuple[int, int] | None:
        """What follows the hundreds: "(and) twenty-three", "وعشرون"."""
        joined = self._joined(at)
        if joined is not None and joined[0] in self.grammar.values and not self.grammar.twenties:
            return self._below_hundred(joined[1], joined[0], within=True)
        key = self._next(at)
        if key is not None and not self.grammar.ones_first and key in self.grammar.values:
            return self._below_hundred(at, key, within=True)
        return None

    def _below_hundred(self, at: int, word: str, *, within: bool = False) -> tuple[int, int] | None:
        value = self.grammar.values.get(word)
        if value is None:
            return None
        if self.grammar.ones_first:
            return self._ones_first(at, word, value, within)
        if self.grammar.twenties:
            return self._twenties(at, value)
        unit = self.grammar.values.get(self._next(at + 1) or "", 0)
        if value >= 20 and 1 <= unit <= 9:
            return value + unit, at + 2
        return value, at + 1

    def _ones_first(self, at: int, word: str, value: int, within: bool) -> tuple[int, int] | None:
        if 1 <= value <= 9:
            if self.grammar.values.get(self._next(at + 1) or "") == 10:
                return value + 10, at + 2
            joined = self._joined(at + 1)
            if joined is not None and 20 <= self.grammar.values.get(joined[0], 0) <= 90:
                return value + self.grammar.values[joined[0]], joined[1] + 1
            if word in self.grammar.only_within and not within:
                return None
        return value, at + 1

    def _twenties(self, at: int, value: int) -> tuple[int, int]:
        base, end = value, at + 1
        if value == 4 and self.grammar.values.get(self._next(end) or "") == 20:
            base, end = 80, end + 1
        elif value == 10:
            unit = self.grammar.values.get(self._next(end) or "", 0)
            return (value + unit, end + 1) if 7 <= unit <= 9 else (value, end)
        elif value < 20:
            return value, end
        most = 19 if base in (60, 80) else 9
        joined = self._joined(end)
        if joined is not None and self.grammar.values.get(joined[0]) in ((1, 11) if most == 19 else (1,)):
            return base + self.grammar.values[joined[0]], joined[1] + 1
        key = self._next(end)
        if key is not None and 1 <= self.grammar.values.get(key, 0) <= 19:
            unit, stop = self._twenties(end, self.grammar.values[key])
            if unit <= most:
                return base + unit, stop
        return base, end


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language.

    Raises:
        ResourceMissing: no number words for this language.
    """
    return Grammar(language, load_one("numbers", language))
