"""What is said: the clause or the quotation that a source answers for, and what it tells of."""

import re
from dataclasses import dataclass, replace

from marsad.extract.clause_subjects import ClauseSubjects
from marsad.extract.clause_words import PREPOSITION_LETTERS, has_mark
from marsad.extract.speakers import Known
from marsad.extract.speech import Cue, Speech
from marsad.model.document import Document
from marsad.model.report import Sentence, Span
from marsad.text.fold import fold
from marsad.text.match import Match

_DENIAL_WITHIN = 3  # words from the opening of what is said
_DISMISSED_WITHIN = 7
_EXPLOIT_WITHIN = 16
_TOUCH_WITHIN = 5
_OPEN_WITHIN = 10
_TOLD_WITHIN = 20  # the same behind a word for whom it was said to
_OPENER_WITHIN = 6  # words before "that"


@dataclass(slots=True)
class Clause(ClauseSubjects):
    """A sentence and what attribution asks of it."""

    def content(self, match: Match[Cue], cue: Cue, source: Span | None) -> Span | None:
        """The words that the source answers for: the clause after the cue, or the one before it."""
        taken = [self.cue_span(match)] + ([source] if source else [])
        end = max(s.end for s in taken)
        start = min(s.start for s in taken)
        after = self._after(end)
        before = self._before(start)
        leads = cue.shape != "verb" and start <= self.tokens[self.first].end + 1
        if self.inverted(match) and not self.speech.subject_after and before is not None:
            return before
        opened = after is not None and source is not None and self._opens_behind(source)
        if cue.shape == "after" and not leads and not opened and before is not None:
            return before
        if cue.shape == "none":
            return after or before
        return after or before or self._quote_before(start)

    def _after(self, end: int) -> Span | None:
        later = [i for i in range(self.first, self.last) if self.tokens[i].start >= end]
        later = self._opened(later)
        if not later:
            return None
        stop = later[0]
        while stop < self.last and not (stop > later[0] and self._ends(stop)):
            stop += 1
        return Span(self.tokens[later[0]].start, self.tokens[stop - 1].end)

    def _opens_behind(self, source: Span) -> bool:
        """ "نقلا عن مصدر أن": what is said opens right behind the source."""
        at = next((i for i in range(self.first, self.last) if self.tokens[i].start >= source.end), self.last)
        return at < self.last and not self.marked(at) and self.has(at, "that")

    def _opened(self, later: list[int]) -> list[int]:
        """Without what stands before the opening: times, "in a statement", "that"."""
        while later:
            opener = self.speech.content_openers.all_at(self.tokens, later[0], self.last)
            opener = opener or self.speech.asides.all_at(self.tokens, later[0], self.last)
            if opener:
                opened = self.has(opener[0].last - 1, "that")
                later = [i for i in later if i >= opener[0].last]
                if opened:
                    return later
            elif self.has(later[0], "tails"):
                later = later[1:]
            else:
                break
        told = bool(later) and self.speech.subject_after and self._recipient(later[0])
        for at in later[1 : _TOLD_WITHIN if told else _OPENER_WITHIN]:
            if self.marked(at) and not told:  # "لوكالة الأنباء، مساء الخميس، إن"
                break
            if self.has(at, "that") and at + 1 < self.last:
                return [i for i in later if i > at]
        return later

    def _recipient(self, at: int) -> bool:
        """Arabic: to whom it was said, "لوكالة"."""
        return self.prefix_is_preposition(at) and self.tokens[at].key.startswith(PREPOSITION_LETTERS[1])

    def _ends(self, at: int) -> bool:
        return bool(re.search(r"[;؛]", self.between(at)))

    def _before(self, start: int) -> Span | None:
        earlier = [i for i in range(self.first, self.last) if self.tokens[i].end <= start]
        if not earlier:
            return None
        begin = earlier[-1]
        while begin > self.first and not self._ends(begin):
            begin -= 1
        if begin > earlier[-1]:
            return None
        stop = earlier[-1]
        while stop > begin and (self.has(stop, "openers") or self.has(stop, "relatives")):
            stop -= 1
        return Span(self.tokens[begin].start, self.tokens[stop].end)

    def _quote_before(self, start: int) -> Span | None:
        ended = [q for q in self.quotes if q.end <= start]
        return ended[-1] if ended and start - ended[-1].end < 40 else None

    def _opening(self, content: Span, words: int) -> tuple[int, int]:
        """Token positions of the first words of what is said."""
        inside = [i for i in range(self.first, self.last) if content.start <= self.tokens[i].start < content.end]
        return (inside[0], inside[:words][-1] + 1) if inside else (self.first, self.first)

    def opens_with_denial(self, content: Span) -> bool:
        first, last = self._opening(content, _DENIAL_WITHIN)
        return bool(self.speech.denials.find(self.tokens, first, last))

    def dismisses(self, content: Span) -> bool:
        """What is said calls what others say untrue: "a fabrication", "sans fondement"."""
        first, last = self._opening(content, _DISMISSED_WITHIN)
        return bool(self.speech.dismissals.find(self.tokens, first, last))

    def leaves_open(self, content: Span) -> bool:
        """What is said is told as a possibility: "pourrait", "probably", "على الأرجح"."""
        first, last = self._opening(content, _OPEN_WITHIN)
        return bool(self.speech.possible.find(self.tokens, first, last))

    def tells_exploits(self, content: Span, *, of_enemies: bool) -> bool:
        """What is said opens with a deed of war; with `of_enemies` one against the other side."""
        first, last = self._opening(content, _EXPLOIT_WITHIN)
        exploits = self.speech.exploits.find(self.tokens, first, last)
        if not of_enemies:
            return bool(exploits)
        enemies = self.speech.enemies.find(self.tokens, first, last)
        return any(self._touch(x, y) and (x.first < y.first or self._suffered(y, x)) for x in exploits for y in enemies)

    def _suffered(self, enemy: Match[str], deed: Match[str]) -> bool:
        """ "203 terroristes neutralisés", "militants were killed": the enemy before the deed is its victim."""
        word = self.tokens[deed.last - 1]
        pattern = self.speech.participle
        bare = pattern is not None and bool(pattern.search(self.document.text[word.start : word.end]))
        active = any(self.has(i, "auxiliaries") for i in range(enemy.last, deed.first))
        passive = any(self.has(i, "passives") for i in range(enemy.last, deed.first))
        return passive or (bare and not active)

    def _touch(self, deed: Match[str], enemy: Match[str]) -> bool:
        """Deed and enemy belong together: near, and no preposition or clause between ("killed by", "killed when")."""
        start, stop = sorted((deed, enemy), key=lambda m: m.first)
        between = range(start.last, stop.first)
        if len(between) > _TOUCH_WITHIN:
            return False
        return not any(
            self.has(i, "prepositions")
            or (self.has(i, "breaks") and not self.has(i, "passives") and not self.has(i, "helpers"))
            for i in between
        )

    def folded(self, content: Span) -> str:
        return fold(self.document.quote(content))


def quotations(text: str, span: Span) -> list[Span]:
    """Quoted stretches inside a passage, marks left out."""
    pairs = re.compile(r"«([^»]*)»|“([^”]*)”|\"([^\"\n]*)\"")
    return [Span(m.start() + 1, m.end() - 1) for m in pairs.finditer(text, span.start, span.end)]


def _behind_preposition(document: Document, match: Match[Cue]) -> bool:
    """An Arabic verb takes و and ف before it; behind ب, ل or ك the same letters are a noun."""
    token = document.tokens[match.first]
    prefix = fold(document.text[token.start : match.span.start])
    return match.payloads[0].shape == "verb" and any(letter not in "وفس" for letter in prefix)


def _helps(document: Document, at: int, speech: Speech) -> bool:
    """The word before token `at`, or the two words before it, help the verb."""
    helpers, tokens = speech.words["helpers"], document.tokens
    pair = f"{tokens[at - 2].key} {tokens[at - 1].key}" if at > 1 else ""
    inside_pair = at < len(tokens) and f"{tokens[at - 1].key} {tokens[at].key}" in helpers
    return inside_pair or pair in helpers or tokens[at - 1].key in helpers


def _with_helpers(document: Document, sentence: Sentence, speech: Speech, match: Match[Cue]) -> Match[Cue]:
    """The cue with the auxiliaries before it ("a également indiqué"): the subject stands before these."""
    first = match.first
    if match.payloads[0].shape != "verb":
        return match
    while first > sentence.first and _helps(document, first, speech):
        if has_mark(document.text[document.tokens[first - 1].end : document.tokens[first].start]):
            break
        first -= 1
    return replace(match, first=first)


def clause_of(document: Document, sentence: Sentence, speech: Speech, known: list[Known]) -> Clause:
    """The sentence with its cues; words of speaking inside a longer quotation are the quoted person's, not ours."""
    passage = document.passages[sentence.passage].span
    quotes = quotations(document.text, passage)
    excluded = speech.exclude.find(document.tokens, sentence.first, sentence.last)
    cues = [
        m
        for m in speech.cues.find(document.tokens, sentence.first, sentence.last)
        if not any(x.span.overlaps(m.span) for x in excluded)
        and not _behind_preposition(document, m)
        and not any(p.span.covers(m.span) and p.span != m.span for p in document.places)  # "the United States"
        and not any(q.covers(m.span) and len(q) > 2 * len(m.span) for q in quotes)
    ]
    clause_cues = [_with_helpers(document, sentence, speech, m) for m in cues]
    near = [k for k in known if sentence.span.overlaps(k.span)]
    return Clause(document, sentence, speech, document.tokens, near, clause_cues, quotes)
