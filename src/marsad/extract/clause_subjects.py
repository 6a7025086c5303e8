"""Whose verb it is: the subject before it, behind it, two marks back, or in the clause before."""

import re
from dataclasses import dataclass

from marsad.extract.clause_words import PREPOSITION_LETTERS, ClauseWords
from marsad.extract.speakers import Speaker, best_speaker
from marsad.extract.speech import Cue
from marsad.text.fold import fold
from marsad.text.match import Match

_HYPHENS = ("-", "‐", "‑")
_SUBJECT_WITHIN = 3  # words between an Arabic verb and its subject
_UNKNOWN_GROUP = 6  # words of an Arabic subject that no list knows


@dataclass(slots=True)
class ClauseSubjects(ClauseWords):
    """The words of a sentence, and who is the subject of which."""

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
        aside = self.speech.asides.all_at(self.tokens, match.last, self.last)
        behind = aside[0].last if aside else match.last
        if behind < self.last and self.has(behind, "prepositions") and not self.quoted_before(match):
            return False
        first, last = self.right_group(match.last)
        closed = last >= self.last or self.marked(last) or self.has(last, "relatives") or self.has(last, "breaks")
        closed = closed or bool(self.speech.asides.all_at(self.tokens, last, self.last))
        if not closed:
            return False
        if re.search(r"[»”\"?!…]", mark):
            return True
        speaker = best_speaker(self, (first, last), weak=True, side="after")
        if speaker is None or speaker.pronoun:
            return False
        return speaker.span.start <= self.tokens[min(first + 1, last - 1)].start

    def subject_first(self, match: Match[Cue]) -> bool:
        """Arabic: a known speaker stands right before a verb without و or ف, or was set out with أما."""
        first, last = self.left_group(match.first)
        if first >= last or self.has(first, "prepositions"):
            return False
        set_out = first > self.first and self.has(first - 1, "topics")
        if not set_out and self.joined(match):
            return False
        speaker = best_speaker(self, (first, last), weak=True, side="before")
        if speaker is not None and speaker.generic:  # "حصيلة نفاها الحاكم": what is said, not who
            behind = self.following_subject(match, weak=True)
            return behind is None or behind.generic
        return speaker is not None and not speaker.pronoun

    def following_subject(self, match: Match[Cue], *, weak: bool) -> Speaker | None:
        """Arabic: the words right behind the verb when they name who speaks. A preposition or what is said ("مقتل",
        "أن") in that place means that the verb has no subject of its own."""
        first, last = self.right_group(match.last)
        if first >= last or self.has(first, "prepositions") or self.has(first, "objects"):
            return None
        speaker = best_speaker(self, (first, last), weak=weak, side="after")
        near = self.tokens[min(first + _SUBJECT_WITHIN, last) - 1].end
        if speaker is not None and not speaker.pronoun and speaker.span.start < near:
            prefix = fold(self.document.text[self.tokens[first].start : speaker.span.start])
            return None if prefix in PREPOSITION_LETTERS else speaker
        told = last < self.last and bool(self.speech.content_openers.all_at(self.tokens, last, self.last))
        opened = told or self.quoted_before(match)
        if not opened or last - first > _UNKNOWN_GROUP or self.prefix_is_preposition(first):
            return None
        definite = self.tokens[first].key.startswith("ال")
        return Speaker(self.run(first, last, "after"), "unknown" if definite or weak else "witness")

    def agent(self, match: Match[Cue]) -> int | None:
        """Where the speaker of a passive begins ("claimed on Friday by ..."); None when it is no such passive."""
        reach = 8 if self.passive(match) or self.bare_participle(match) else 1
        for at in range(match.last, min(match.last + reach, self.last)):
            if self.marked(at):
                return None
            if self.has(at, "agents"):
                return at + 1
        return None

    def subject(self, at: int) -> Speaker | None:
        """The subject of a verb that stands after an apposition or a conjunction: the first group of words between
        marks that holds a known speaker and is neither adverbial nor a clause of its own."""
        fallback = None
        for start, end in self.chunks(at):
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

    def antecedent(self, speaker: Speaker, match: Match[Cue]) -> Speaker | None:
        """Who a relative pronoun or "on" stands for, where the sentence says; other pronouns stay as they are."""
        at = next(i for i in range(self.first, self.last) if self.tokens[i].end > speaker.span.start)
        if self.has(at, "relatives"):
            start = self.left_group(at)[0] if not self.marked(at) else self.chunks(at)[-1][0]
            return best_speaker(self, self.without_openers(start, at), weak=True, side="before")
        if self.has(at, "impersonals"):
            beside = [self.chunks(at)[-1]] if at > self.first else []
            beside.append(self.right_group(match.last))
            found = (best_speaker(self, group, weak=True, side="before") for group in beside)
            return next((s for s in found if s is not None and not s.pronoun), None)
        return speaker
