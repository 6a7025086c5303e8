"""A sentence laid out for attribution: its words, the marks between them, quotations, and groups of words."""

import re
from dataclasses import dataclass
from itertools import pairwise

from marsad.extract.speakers import Known
from marsad.extract.speech import Cue, Speech
from marsad.model.document import Document
from marsad.model.report import Sentence, Span, Token
from marsad.text.fold import fold
from marsad.text.match import Match

_MARK = re.compile(r"[,;:،؛!?؟()\[\]«»“”\"…\n]|\s[-–—]\s")
_CLOSED_QUOTE = re.compile(r"[»”\"]\s*[,،]?\s*$")
_BRACKET = 3  # words
_NEGATED_WITHIN = 2  # words behind a verb with "ne"
_QUOTES = ("«", "»", "“", "”", '"')
_CONJUNCTION_LETTERS = "وف"  # taken off a function word; without س, "سكان" is not "كان"
PREPOSITION_LETTERS = ("ب", "ل", "ك")


def has_mark(text: str) -> bool:
    """Punctuation stands in the text between two words."""
    return bool(_MARK.search(text))


@dataclass(slots=True)
class ClauseWords:
    """A sentence and its words. Positions are token positions of the document."""

    document: Document
    sentence: Sentence
    speech: Speech
    tokens: list[Token]
    known: list[Known]
    cues: list[Match[Cue]]
    quotes: list[Span]

    @property
    def first(self) -> int:
        return self.sentence.first

    @property
    def last(self) -> int:
        return self.sentence.last

    def between(self, at: int) -> str:
        """The text before token `at`, back to the token before it."""
        start = self.tokens[at - 1].end if at > self.first else self.sentence.span.start
        stop = self.tokens[at].start if at < self.last else self.sentence.span.end
        return self.document.text[start:stop]

    def marked(self, at: int) -> bool:
        """A mark of punctuation stands before token `at`."""
        if at <= self.first:
            return False
        between = self.between(at)
        if between.strip() in ("(", ")"):
            return not self._short_bracket(at)
        if between.strip() in _QUOTES and self._short_quote(at):
            return False
        return bool(_MARK.search(between))

    def _short_bracket(self, at: int) -> bool:
        """A bracket of few words, an acronym as a rule, is part of the name before it."""
        near = range(max(self.first, at - _BRACKET), min(self.last, at + _BRACKET) + 1)
        marks = [self.between(i).strip() for i in near]
        return ")" in marks and "(" in marks

    def _short_quote(self, at: int) -> bool:
        """A quotation of few words that opens or closes before token `at` is a name within its group."""
        near = [q for q in self.quotes if q.start - 2 <= self.tokens[min(at, self.last - 1)].start <= q.end + 3]
        return any(
            sum(q.start <= t.start < q.end for t in self.tokens[self.first : self.last]) <= _BRACKET for q in near
        )

    def has(self, at: int, name: str) -> bool:
        """The word at `at` is in the list `name`, with or without attached particles."""
        words = self.speech.words[name]
        token = self.tokens[at]
        if len(token.key) == 1:  # "a" and "à" fold to one; only as written can they be told apart
            return self.document.text[token.start : token.end].lower() in words
        cuts = ((form, token.key[: len(token.key) - len(form)]) for form, _ in token.keys)
        return any(form in words and not cut.strip(_CONJUNCTION_LETTERS) for form, cut in cuts)

    def _cue_starts(self, at: int) -> bool:
        return any(m.first == at and m.payloads[0].shape != "verb" for m in self.cues)

    def quoted_before(self, match: Match[Cue]) -> bool:
        """A closed quotation stands right before the verb: whoever comes next speaks."""
        return match.first > self.first and bool(_CLOSED_QUOTE.search(self.between(match.first)))

    def nobody(self, group: tuple[int, int]) -> bool:
        """The group says that nobody did it: "neither the army nor the government"."""
        return any(self.has(i, "nobody") for i in range(max(self.first, group[0] - 1), group[1]))

    def left_group(self, at: int) -> tuple[int, int]:
        """The words before token `at` that may be its subject: back to a mark or a breaking word."""
        start = at
        if at > self.first and not self.marked(at) and self.has(at - 1, "conjunctions"):
            return at, at
        while start > self.first:
            if self.marked(start) or self.has(start - 1, "breaks"):
                break
            start -= 1
        return self.without_openers(start, at)

    def right_group(self, at: int) -> tuple[int, int]:
        """The words from token `at` on: up to a mark, a breaking word or the opening of what is said."""
        aside = self.speech.asides.all_at(self.tokens, at, self.last) if at < self.last else []
        if aside and not self.marked(at):
            return self.right_group(aside[0].last)  # "a raconté à l'AFP un habitant"
        stop = at
        while stop < self.last:
            if self.marked(stop) and stop > at:
                break
            if (
                self.has(stop, "breaks")
                or (stop > at and self._cue_starts(stop))
                or (stop > at and self.has(stop, "objects"))
                or (stop > at and self.has(stop, "relatives"))
                or self.speech.content_openers.all_at(self.tokens, stop, self.last)
                or self.speech.asides.all_at(self.tokens, stop, self.last)
            ):
                break
            stop += 1
        if at < self.last and self.marked(at):
            return at, at
        return self._without_adverbial(*self.without_openers(at, stop))

    def _without_adverbial(self, start: int, stop: int) -> tuple[int, int]:
        """ "a déclaré à la télévision le ministre": the speaker begins at the second article."""
        if start >= stop or not self.has(start, "prepositions"):
            return start, stop
        for at in range(start + 2, stop):
            if self.has(at, "determiners") and not self.has(at - 1, "prepositions"):
                return at, stop
        return start, stop

    def without_openers(self, start: int, stop: int) -> tuple[int, int]:
        while start < stop and self.has(start, "openers"):
            start += 1
        return start, stop

    def joined(self, match: Match[Cue]) -> bool:
        """Arabic: و or ف joins the verb to what was said before."""
        at = match.first
        return self.prefixed(match, "وف") or (at > self.first and self.tokens[at - 1].key == "و")

    def prefix_is_preposition(self, at: int) -> bool:
        """The word may carry ب, ل or ك: its bare form is a word of its own."""
        return self.tokens[at].key[:1] in PREPOSITION_LETTERS and len(self.tokens[at].keys) > 1

    def cue_span(self, match: Match[Cue]) -> Span:
        """The words of the cue with its auxiliaries."""
        helped = self.tokens[match.first].end <= match.span.start
        return Span(self.tokens[match.first].start if helped else match.span.start, match.span.end)

    def passive(self, match: Match[Cue]) -> bool:
        """A passive auxiliary stands before the participle; reflexive "s'est" is none."""
        word = next(i for i in range(match.first, match.last) if self.tokens[i].end > match.span.start)
        before = range(max(self.first, min(match.first, word - 1)), word)
        return any(self.has(i, "passives") and not (i > self.first and self.has(i - 1, "reflexives")) for i in before)

    def bare_participle(self, match: Match[Cue]) -> bool:
        """A participle without its auxiliary speaks for nobody ("un message diffusé hier"), unless one before it lends
        its own ("a rejeté l'accusation et dénoncé ...")."""
        pattern = self.speech.participle
        word = self.tokens[match.last - 1]
        if pattern is None or match.last - match.first != 1:
            return False
        if not pattern.search(self.document.text[word.start : word.end]):
            return False
        if self.marked(match.first) and match.first - 2 >= self.first and self.has(match.first - 2, "auxiliaries"):
            return False  # "a, elle, annoncé"
        earlier = any(m.last <= match.first and m.last - m.first > 1 for m in self.cues)
        return not (earlier and self.shares_subject(match.first))

    def is_noun(self, match: Match[Cue]) -> bool:
        """The word before shows that this is no verb with a subject: "the claim", "was told", "an estimated"."""
        if match.first == self.first or self.marked(match.first):
            return self.passive(match)
        return self.has(match.first - 1, "noun_markers") or self.passive(match)

    def shares_subject(self, at: int) -> bool:
        """ "X condemned the raid and said": the verb follows a conjunction."""
        return at > self.first and self.has(at - 1, "openers")

    def after_apposition(self, at: int) -> bool:
        """ "X, its spokesman in Gao, said": a mark stands right before the verb."""
        return self.marked(at)

    def chunks(self, at: int) -> list[tuple[int, int]]:
        """Stretches between marks before token `at`."""
        cuts = [self.first, *(i for i in range(self.first + 1, at) if self.marked(i)), at]
        return list(pairwise(cuts))

    def pronoun(self, first: int, last: int) -> Span | None:
        """The group is no more than a word that stands for somebody named before."""
        found = self.speech.pronouns.all_at(self.tokens, first, last)
        if not found:
            return None
        rest = range(found[0].last, last)
        return found[0].span if all(self.has(i, "tails") for i in rest) else None

    def negated(self, match: Match[Cue]) -> bool:
        """A word right before the verb says that nothing was said; "ne" does so with its second half behind."""
        at = match.last
        while at < self.last and at - match.last < _NEGATED_WITHIN and self._opens_ne(match) and not self.marked(at):
            if self.has(at, "negations_after"):
                return True
            at += 1
        at = match.first
        while at > self.first and match.first - at < 2 and not self.marked(at):
            at -= 1
            if self.has(at, "negations"):
                return True
        return False

    def _opens_ne(self, match: Match[Cue]) -> bool:
        """An auxiliary that the verb takes before it is "ne": "ne confirment que" speaks, "n'avance pas" does not."""
        return any(self.has(i, "negations_open") for i in range(match.first, match.last - 1))

    def prefixed(self, match: Match[Cue], letters: str) -> bool:
        """Arabic: the first word carries one of these particles before the match ("وقال")."""
        at = match.last - 1 if match.last - match.first == 1 else match.first
        prefix = fold(self.document.text[self.tokens[at].start : match.span.start])
        return any(letter in prefix for letter in letters)

    def capital(self, first: int, last: int) -> bool:
        """A name: two words with capitals, or one that does not open the sentence."""
        capitals = [i for i in range(first, last) if self.document.text[self.tokens[i].start].isupper()]
        return len(capitals) >= 2 or any(i > self.first for i in capitals)

    def run(self, first: int, last: int, side: str) -> Span:
        """Stored span of the group without the adverbs at its end."""
        while last - first > 1 and self.has(last - 1, "tails"):
            last -= 1
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def glued_to_preposition(self, offset: int) -> bool:
        """Arabic: a name that a preposition is written on to ("لداعش") is nobody's subject."""
        token = next((t for t in self.tokens[self.first : self.last] if t.start <= offset < t.end), None)
        return token is not None and fold(self.document.text[token.start : offset])[-1:] in PREPOSITION_LETTERS

    def group_span(self, first: int, last: int, head: Span, side: str) -> Span:
        """The head with the words around it that belong to it."""
        start = next(i for i in range(first, last) if self.tokens[i].end > head.start)
        stop = start + 1
        while stop < last and self.tokens[stop].start < head.end:
            stop += 1
        definite = self.speech.subject_after and self.tokens[start].key.startswith("ال")
        while stop < last and not self.has(stop, "tails"):
            if definite and self.has(stop, "parts_from"):
                break
            name = [k.span for k in self.known if k.source_class in ("unknown", "armed_group")]
            inside = any(span.start < self.tokens[stop].start < span.end for span in name)
            if self.speech.subject_after and self.prefix_is_preposition(stop) and not inside:
                break
            stop += 1
        begin = start
        while begin > first and start - begin < 5 and not self.has(begin - 1, "tails"):
            if self.has(begin - 1, "prepositions") and self.speech.subject_after:
                break
            begin -= 1
            if self.has(begin, "determiners"):
                break
        left = head.start if begin == start else self.tokens[begin].start
        return Span(left, self.tokens[stop - 1].end)
