"""A sentence laid out for attribution: its words, the marks between them, quotations, and groups of words."""

import re
from dataclasses import dataclass, replace

from marsad.extract.speakers import Known, Speaker, best_speaker
from marsad.extract.speech import Cue, Speech
from marsad.model.document import Document
from marsad.model.report import Sentence, Span, Token
from marsad.text.fold import fold
from marsad.text.match import Match

_MARK = re.compile(r"[,;:،؛.!?؟()\[\]«»“”\"…\n]|\s[-–—]\s")
_HYPHENS = ("-", "‐", "‑")
_DENIAL_WITHIN = 3  # words from the opening of what is said
_EXPLOIT_WITHIN = 16
_SUBJECT_WITHIN = 3  # words between an Arabic verb and its subject
_BRACKET = 3  # words
_QUOTES = ("«", "»", "“", "”", '"')
_UNKNOWN_GROUP = 6  # words of an Arabic subject that no list knows
_PREPOSITION_LETTERS = ("ب", "ل", "ك")


@dataclass(slots=True)
class Clause:
    """A sentence and what attribution asks of it. Positions are token positions of the document."""

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
        return any(form in words for form, _ in token.keys)

    def _cue_at(self, at: int) -> bool:
        return any(m.first <= at < m.last for m in self.cues)

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
        stop = at
        while stop < self.last:
            if self.marked(stop) and stop > at:
                break
            if (
                self.has(stop, "breaks")
                or (stop > at and self.has(stop, "objects"))
                or (stop > at and self.has(stop, "relatives"))
                or self.speech.content_openers.all_at(self.tokens, stop, self.last)
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

    def inverted(self, match: Match[Cue]) -> bool:
        """The verb comes before its subject: after a quotation, or after a comma with somebody known to speak next."""
        if self.speech.subject_after:
            return True
        if match.first == self.first or match.last >= self.last:
            return False
        if self.between(match.last)[:1] in _HYPHENS:
            return True  # "rappelle-t-il"
        if self.marked(match.last):
            return False
        mark = self.between(match.first)
        if not re.search(r"[,»”\"?!…]|\s[-–—]\s", mark):
            return False
        first, last = self.right_group(match.last)
        closed = last >= self.last or self.marked(last) or self.has(last, "relatives") or self.has(last, "breaks")
        if not closed:
            return False
        if re.search(r"[»”\"?!…]", mark):
            return True
        speaker = best_speaker(self, (first, last), weak=True, side="after")
        return speaker is not None and speaker.span.start <= self.tokens[min(first + 1, last - 1)].start

    def joined(self, match: Match[Cue]) -> bool:
        """Arabic: و or ف joins the verb to what was said before."""
        at = match.first
        return self.prefixed(match, "وف") or (at > self.first and self.tokens[at - 1].key == "و")

    def subject_first(self, match: Match[Cue]) -> bool:
        """Arabic: a known speaker stands right before a verb without و or ف, or was set out with أما."""
        first, last = self.left_group(match.first)
        if first >= last or self.has(first, "prepositions"):
            return False
        set_out = first > self.first and self.has(first - 1, "topics")
        if not set_out and self.joined(match):
            return False
        speaker = best_speaker(self, (first, last), weak=True, side="before")
        return speaker is not None and not speaker.pronoun

    def following_subject(self, match: Match[Cue], *, weak: bool) -> Speaker | None:
        """Arabic: the words right behind the verb when they name who speaks. A preposition or what is said ("مقتل",
        "أن") in that place means that the verb has no subject of its own."""
        first, last = self.right_group(match.last)
        if first >= last or self.has(first, "prepositions") or self.has(first, "objects"):
            return None
        speaker = best_speaker(self, (first, last), weak=True, side="after")
        near = self.tokens[min(first + _SUBJECT_WITHIN, last) - 1].end
        if speaker is not None and not speaker.pronoun and speaker.span.start < near:
            prefix = fold(self.document.text[self.tokens[first].start : speaker.span.start])
            return None if prefix in _PREPOSITION_LETTERS else speaker
        opened = last < self.last and bool(self.speech.content_openers.all_at(self.tokens, last, self.last))
        if not opened or last - first > _UNKNOWN_GROUP or self.prefix_is_preposition(first):
            return None
        definite = self.tokens[first].key.startswith("ال")
        return Speaker(self.run(first, last, "after"), "unknown" if definite or weak else "witness")

    def prefix_is_preposition(self, at: int) -> bool:
        """The word may carry ب, ل or ك: its bare form is a word of its own."""
        return self.tokens[at].key[:1] in _PREPOSITION_LETTERS and len(self.tokens[at].keys) > 1

    def cue_span(self, match: Match[Cue]) -> Span:
        """The words of the cue with its auxiliaries."""
        helped = self.tokens[match.first].end <= match.span.start
        return Span(self.tokens[match.first].start if helped else match.span.start, match.span.end)

    def agent(self, match: Match[Cue]) -> int | None:
        """Where the speaker of a passive begins ("claimed on Friday by ..."); None when it is no such passive."""
        reach = 8 if self.passive(match) or self.bare_participle(match) else 1
        for at in range(match.last, min(match.last + reach, self.last)):
            if self.marked(at):
                return None
            if self.has(at, "agents"):
                return at + 1
        return None

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

    def subject(self, at: int) -> Speaker | None:
        """The subject of a verb that stands after an apposition or a conjunction: the first group of words between
        marks that holds a known speaker and is neither adverbial nor a clause of its own."""
        fallback = None
        for start, end in self._chunks(at):
            first, last = self.without_openers(start, end)
            if first >= last or self.has(first, "prepositions"):
                continue
            speaker = best_speaker(self, (first, last), weak=True, side="before")
            if speaker is None or speaker.pronoun:
                continue
            if not any(self.has(i, "breaks") for i in range(first, last)):
                return speaker
            fallback = fallback or speaker
        return fallback

    def _chunks(self, at: int) -> list[tuple[int, int]]:
        """Stretches between marks before token `at`."""
        cuts = [self.first, *(i for i in range(self.first + 1, at) if self.marked(i)), at]
        return list(zip(cuts, cuts[1:]))

    def pronoun(self, first: int, last: int) -> Span | None:
        """The group is no more than a word that stands for somebody named before."""
        found = self.speech.pronouns.all_at(self.tokens, first, last)
        if not found:
            return None
        rest = range(found[0].last, last)
        return found[0].span if all(self.has(i, "tails") for i in rest) else None

    def antecedent(self, speaker: Speaker, match: Match[Cue]) -> Speaker | None:
        """Who a relative pronoun or "on" stands for, where the sentence says; other pronouns stay as they are."""
        at = next(i for i in range(self.first, self.last) if self.tokens[i].end > speaker.span.start)
        if self.has(at, "relatives"):
            start = self.left_group(at)[0] if not self.marked(at) else self._chunks(at)[-1][0]
            return best_speaker(self, self.without_openers(start, at), weak=True, side="before")
        if self.has(at, "impersonals"):
            beside = [self._chunks(at)[-1]] if at > self.first else []
            beside.append(self.right_group(match.last))
            found = (best_speaker(self, group, weak=True, side="before") for group in beside)
            return next((s for s in found if s is not None and not s.pronoun), None)
        return speaker

    def negated(self, match: Match[Cue]) -> bool:
        """A word right before the verb says that nothing was said."""
        at = match.first
        while at > self.first and match.first - at < 2 and not self.marked(at):
            at -= 1
            if self.has(at, "negations"):
                return True
        return False

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

    def group_span(self, first: int, last: int, head: Span, side: str) -> Span:
        """The head with the words around it that belong to it."""
        start = next(i for i in range(first, last) if self.tokens[i].end > head.start)
        stop = start + 1
        while stop < last and self.tokens[stop].start < head.end:
            stop += 1
        while stop < last and not self.has(stop, "tails"):
            stop += 1
        begin = start
        while begin > first and start - begin < 5 and not self.has(begin - 1, "tails"):
            begin -= 1
            if self.has(begin, "determiners"):
                break
        left = head.start if begin == start else self.tokens[begin].start
        return Span(left, self.tokens[stop - 1].end)

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
        if cue.shape == "after" and not leads and before is not None:
            return before
        if cue.shape == "none":
            return after or before
        return after or before or self._quote_before(start)

    def _after(self, end: int) -> Span | None:
        later = [i for i in range(self.first, self.last) if self.tokens[i].start >= end]
        while later:
            opener = self.speech.content_openers.all_at(self.tokens, later[0], self.last)
            if opener:
                later = [i for i in later if i >= opener[0].last]
            elif self.has(later[0], "tails"):
                later = later[1:]
            else:
                break
        if not later:
            return None
        stop = later[0]
        while stop < self.last and not (stop > later[0] and self._ends(stop)):
            stop += 1
        return Span(self.tokens[later[0]].start, self.tokens[stop - 1].end)

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

    def tells_exploits(self, content: Span, *, of_enemies: bool) -> bool:
        """What is said opens with a deed of war; with `of_enemies` one against the other side."""
        first, last = self._opening(content, _EXPLOIT_WITHIN)
        if not self.speech.exploits.find(self.tokens, first, last):
            return False
        return not of_enemies or bool(self.speech.enemies.find(self.tokens, first, last))

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
        if _MARK.search(document.text[document.tokens[first - 1].end : document.tokens[first].start]):
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
        and not any(q.covers(m.span) and len(q) > 2 * len(m.span) for q in quotes)
    ]
    clause_cues = [_with_helpers(document, sentence, speech, m) for m in cues]
    near = [k for k in known if sentence.span.overlaps(k.span)]
    return Clause(document, sentence, speech, document.tokens, near, clause_cues, quotes)
