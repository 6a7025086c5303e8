"""What a text says for and against a day as that of a happening: features for `dating_read`, each a number."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log1p
from typing import Protocol

from marsad.extract.factuality import status_of
from marsad.extract.weighing import Features
from marsad.ground.days.lexicon import languages, lexicon, words_in
from marsad.model.document import Document
from marsad.model.mentions import TimeMention
from marsad.model.reading import log_odds
from marsad.model.report import Sentence, Span
from marsad.resources import load_one
from marsad.text.fold import fold
from marsad.text.language import READ
from marsad.text.match import PhraseMatcher
from marsad.text.words import is_arabic, particle_forms

_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")  # inside a word it parts no clauses
_BREAKS = frozenset(",;:()-.")
_HEAD = 2  # sentences at the head of the body
_OPENING = 4  # words of a sentence that say where its telling is
_SURE = 0.8  # a trigger that needs no company
_CLOCK = re.compile(r"\b\d{1,2}\s?[:h]\s?\d{2}\b|\b\d{1,2}\s?h\b")
_COARSE_PLACES = frozenset({"country", "admin1", "admin2", "area", "river"})


class Expression(Protocol):
    """An expression of time as `dating` sees it."""

    @property
    def mention(self) -> TimeMention: ...
    @property
    def sentence(self) -> int: ...
    @property
    def sort(self) -> str: ...
    @property
    def said(self) -> bool: ...
    @property
    def open(self) -> bool: ...
    @property
    def ahead(self) -> bool: ...
    @property
    def coarse(self) -> bool: ...
    @property
    def future(self) -> bool: ...
    @property
    def stretched(self) -> bool: ...


def between(document: Document, one: Span, other: Span, language: str) -> tuple[int, int, int]:
    """Words, borders of clauses by punctuation and words that open a clause, between two stretches of a sentence."""
    first, last = (one, other) if one.start <= other.start else (other, one)
    words = words_in(_HYPHEN.sub(" ", fold(document.text[first.end : max(first.end, last.start)])))
    openers = lexicon(language if language in languages() else "en").subordinators
    breaks = sum(w in _BREAKS for w in words)
    clauses = sum(tuple(words[i : i + n]) in openers for i in range(len(words)) for n in (1, 2))
    return len(words) - breaks, breaks, clauses


@lru_cache(maxsize=8)
def _phrases(language: str, what: str) -> PhraseMatcher[str]:
    return PhraseMatcher((words, words) for words in load_one("narration", language)[what])


def has_hour(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence gives a time of the day ("at dawn", "9 h 05", "in the evening"), which some day must hold."""
    text = fold(document.quote(sentence.span))
    if _CLOCK.search(text):
        return True
    if sentence.language not in languages():
        return False
    entries, words = lexicon(sentence.language).entries, words_in(text)
    forms = [(w, *(form for form, _ in particle_forms(w))) if is_arabic(w) else (w,) for w in words]
    return any(
        entry.kind in _HOURS and tuple(words[i + 1 : i + len(entry.words)]) == entry.words[1:]
        for i, word in enumerate(forms)
        for form in word
        for entry in entries.get(form, ())
    )


_HOURS = frozenset({"PART", "NIGHT"})


class Scene:
    """A trigger with what is around it."""

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        trigger: Span,
        by_rule: TimeMention | None,
        expressions: Sequence[Expression],
        *,
        background: bool,
    ) -> None:
        self.document, self.sentence, self.trigger = document, sentence, trigger
        self.by_rule, self.expressions, self.old = by_rule, expressions, float(background)
        known = next((t for t in document.triggers if t.span.overlaps(trigger)), None)
        self.type = known.types[0] if known and known.types else "unlisted"
        self.definite = bool(known and known.definite)
        self.noun = bool(known and known.voice == "noun")
        self.status, _ = status_of(document, trigger, sentence)
        self.others = [
            t for t in document.triggers if t.strength >= _SURE and t.sentence == sentence.index and t is not known
        ]
        told = [e for e in expressions if e.sentence < sentence.index and not (e.said or e.open or e.ahead or e.coarse)]
        self.last = told[-1] if told else None
        self.counts = Counter(e.mention.when for e in expressions if not e.stretched)
        self.own = any(e.sentence == sentence.index and not e.said for e in expressions)
        body = [s.index for s in document.sentences if not s.title]
        self.head = body[_HEAD - 1] if len(body) >= _HEAD else len(document.sentences)
        self.places = self._places(sentence)
        self.elsewhere = self._opens_with("elsewhere")
        self.aside = self._opens_with("aside")
        self.onward = self._opens_with("onward")
        self.hour = has_hour(document, sentence)
        inside = [a for a in document.actors if sentence.span.covers(a.span)]
        self.anaphor = any(a.kind == "anaphor" or a.definite for a in inside)
        self.read = self._read()
        self.same = {e.mention.when for e in expressions if by_rule is not None and e.mention.span == by_rule.span}

    def _read(self) -> list[float]:
        """What the reader gives each expression for dating this happening; empty without the reader."""
        reading = self.document.reading
        if reading is None:
            return []
        return [r["time"] for r in reading.roles(self.trigger, [e.mention.span for e in self.expressions])]

    def _places(self, sentence: Sentence) -> frozenset[str]:
        """The towns and villages that a sentence names."""
        return frozenset(
            p.resolved.place_id if p.resolved else str(p.name)
            for p in self.document.places
            if p.use == "location"
            and sentence.span.covers(p.span)
            and not (p.resolved and p.resolved.kind in _COARSE_PLACES)
        )

    def _opens_with(self, what: str) -> bool:
        """Whether the sentence opens with words that lead on in the story ("then", "in the wake of it") or to another
        happening ("elsewhere", "meanwhile")."""
        sentence = self.sentence
        if sentence.language not in READ:
            return False
        stop = min(sentence.last, sentence.first + _OPENING)
        return bool(_phrases(sentence.language, what).find(self.document.tokens, sentence.first, stop))

    def nothing(self) -> Features:
        """What speaks for the report giving this happening no day."""
        last = self.document.sentences[self.last.sentence] if self.last else None
        before = [s for s in self.document.sentences if s.index < self.sentence.index]
        named = frozenset(p for s in before for p in self._places(s))
        away = float(not self.own)
        return {
            "none": 1.0,
            "none rule": float(self.by_rule is None),
            "none background": self.old,
            "none title": float(self.sentence.title),
            "none of any": float(not self.expressions),
            "none own": float(self.own),
            "none said": float(any(e.sentence == self.sentence.index and e.said for e in self.expressions)),
            f"none {self.type}": 1.0,
            f"none {self.status}": 1.0,
            "none background away": self.old * away,
            "none place": away * bool(self.places),
            "none new place": away * bool(self.places - named),
            "none elsewhere": away * self.elsewhere,
            "none onward": away * self.onward,
            "none aside": away * self.aside,
            "none hour": away * self.hour,
            "none late": away * self.sentence.index / max(1, len(self.document.sentences)),
            "none far": log1p(self.sentence.index - last.index) if last is not None else 0.0,
            "none untold": away * (self.last is None),
            "none passage": away * (last is not None and last.passage != self.sentence.passage),
            "none definite": away * self.definite,
            "none noun": away * self.noun,
            "none anaphor": away * self.anaphor,
            "none one day": away * (len(self.counts) == 1),
            "none days": away * log1p(len(self.counts)),
            **({"none read": log_odds(max(self.read, default=0.0))} if self.document.reading else {}),
        }

    def features(self, at: int) -> Features:
        """What the text says of the expression at this position for dating the happening."""
        expression = self.expressions[at]
        mention, ruled = expression.mention, self.by_rule
        apart = self.sentence.index - expression.sentence
        is_rule = ruled is not None and mention.span == ruled.span and mention.when == ruled.when
        found = {
            "rule": float(is_rule),
            "rule day": float(mention.when in self.same),
            "rule here": float(is_rule and apart == 0),
            "same sentence": float(apart == 0),
            "before": log1p(max(apart, 0)),
            "after": log1p(max(-apart, 0)),
            "just before": float(apart == 1),
            "said": float(expression.said),
            "open": float(expression.open),
            "ahead": float(expression.ahead),
            "coarse": float(expression.coarse),
            "background": self.old,
            "background away": self.old * (apart != 0),
            "background coarse": self.old * expression.coarse,
            "words": log1p(abs(mention.span.start - self.trigger.start) / 6) if apart == 0 else 0.0,
            "first": float(at == 0),
            f"sort {expression.sort}": 1.0,
            "stretched": float(expression.stretched),
            "future": float(expression.future),
            "count": log1p(self.counts[mention.when] - 1) if mention.when in self.counts else 0.0,
            **self._in_time(expression),
            **(self._here(expression) if apart == 0 else self._away(expression, apart)),
        }
        if expression.stretched:
            found |= self._stretch(expression, apart)
        if self.document.reading is not None:
            probability = self.read[at]
            found["read"] = log_odds(probability)
            found["read best"] = float(probability == max(self.read))
            found["read sure"] = float(probability >= 0.5)
        return found

    def _stretch(self, expression: Expression, apart: int) -> Features:
        """What is said for all the days since then against the day it began."""
        when = expression.mention.when
        days = (when.end - when.start).days if when.start and when.end else 0
        return {
            f"stretched {self.type}": 1.0,
            "stretched coarse": float(expression.coarse),
            "stretched long": log1p(days / 7),
            "stretched day first": float(apart == 0 and expression.mention.span.start < self.trigger.start),
            "stretched noun": float(self.noun),
            "stretched background": self.old,
            "stretched away": float(apart != 0),
        }

    def _in_time(self, expression: Expression) -> Features:
        """How the days stand to the day of publication."""
        when, published = expression.mention.when, self.document.published.anchor
        if when.start is None or when.end is None or published is None:
            return {}
        return {
            "to come": float(when.start > published),
            "to come asserted": float(when.start > published and self.status != "hypothetical"),
            "today": float(when.end == published and when.start == published),
            "old": log1p(max(0, (published - when.end).days) / 30),
            "old background": self.old * log1p(max(0, (published - when.end).days) / 30),
        }

    def _here(self, expression: Expression) -> Features:
        span = expression.mention.span
        words, breaks, openers = between(self.document, self.trigger, span, self.sentence.language)
        low, high = min(span.end, self.trigger.end), max(span.start, self.trigger.start)
        first = span.start < self.trigger.start
        inside = [t for t in self.others if low <= t.span.start and t.span.end <= high]
        nearest = min((abs(t.span.start - span.start) for t in self.others), default=10_000)
        dated = [
            e
            for e in self.expressions
            if e is not expression and low <= e.mention.span.start < high and not e.stretched
        ]
        return {
            "gap": log1p(words),
            "breaks": float(min(3, breaks)),
            "openers": float(min(3, openers)),
            "day first": float(first),
            "gap day first": log1p(words) * first,
            "openers day first": float(min(3, openers)) * first,
            "others between": float(min(2, len(inside))),
            "nearer to another": float(nearest < abs(self.trigger.start - span.start)),
            "days between": float(min(2, len(dated))),
            "heads sentence": float(span.start - self.sentence.span.start <= 3),
            "said here": float(expression.said),
            "open here": float(expression.open),
            "open day first": float(expression.open and first),
        }

    def _away(self, expression: Expression, apart: int) -> Features:
        sentence = self.document.sentences[expression.sentence]
        places = self._places(sentence)
        last = self.last is not None and expression.mention.when == self.last.mention.when and apart > 0
        return {
            "own here": float(self.own),
            "last told": float(last),
            "last told just before": float(last and apart == 1),
            "last told onward": float(last and self.onward),
            "last told hour": float(last and self.hour),
            "last told anaphor": float(last and self.anaphor),
            "same passage": float(sentence.passage == self.sentence.passage),
            "in head": float(sentence.index <= self.head),
            "in head hour": float(sentence.index <= self.head and self.hour),
            "in head definite": float(sentence.index <= self.head and self.definite),
            "in title": float(sentence.title),
            "same place": float(bool(places & self.places)),
            "other place": float(bool(places and self.places and not places & self.places)),
            "elsewhere": float(self.elsewhere),
            "onward": float(self.onward),
            "aside": float(self.aside),
            "said away": float(expression.said),
            "open away": float(expression.open),
            "coarse away": float(expression.coarse),
            "to title": float(self.sentence.title),
            "to title in head": float(self.sentence.title and sentence.index <= self.head),
        }
