"""Speech known by its build alone: whatever the verb, "<speaker> <verb> that ..." and "...", <verb> <speaker>" are said
by somebody, and so is what stands behind "<speaker>:".

Catches the verbs that no list has; a verb that the lists know is left to them.
"""

import re
from collections.abc import Iterator

from marsad.extract.clauses import Clause
from marsad.extract.speakers import Speaker, best_speaker
from marsad.extract.speech import Cue
from marsad.model.report import Span
from marsad.text.match import Match

_UNLISTED = Cue("verb", "asserts", "weak")
_VERB_WITHIN = 3  # words between a closed quotation and its speaker
_SPEAKER_ALONE = 6  # words before a colon that can be a speaker without a verb
_COLON = re.compile(r"^\s*[»”\")]?\s*(:)\s*([«“\"]?)\s*$")
_CLOSED = re.compile(r"(?:[»”\"]\s*,|,\s*[”\"]|[!?…]\s*[»”\"])\s*$")


def unlisted_cues(clause: Clause) -> list[Match[Cue]]:
    """Verbs of no list that stand where a verb of speaking stands, in text order."""
    found = [*_before_content(clause), *_after_quotation(clause)]
    return sorted((m for m in found if not _near_listed(clause, m)), key=lambda m: m.first)


def _near_listed(clause: Clause, match: Match[Cue]) -> bool:
    return any(
        abs(c.first - match.last) <= 1 or abs(match.first - c.last) <= 1 or c.span.overlaps(match.span)
        for c in clause.cues
    )


def _cue_at(clause: Clause, at: int) -> Match[Cue]:
    token = clause.tokens[at]
    return Match(at, at + 1, Span(token.start, token.end), (_UNLISTED,))


def _before_content(clause: Clause) -> Iterator[Match[Cue]]:
    """ "Les riverains jurent que", "وأيقن السكان أن": a known speaker and a verb before the opening of what is said."""
    pattern = clause.speech.verb_shape
    if pattern is None:
        return
    for at in range(clause.first + 2, clause.last):
        if clause.marked(at) or not clause.has(at, "that"):
            continue
        first, last = clause.left_group(at)
        if last - first < 2:
            continue
        if clause.speech.subject_after:
            yield from _verb_first(clause, first, last)
        else:
            yield from _verb_last(clause, first, last, pattern)


def _verb_last(clause: Clause, first: int, last: int, pattern: re.Pattern[str]) -> Iterator[Match[Cue]]:
    word = clause.tokens[last - 1]
    stored = clause.document.text[word.start : word.end].lower()
    if not pattern.search(stored) or clause.has(last - 1, "breaks") or clause.has(last - 1, "openers"):
        return
    speaker = best_speaker(clause, (first, last - 1), weak=True, side="before")
    if speaker is not None and not speaker.pronoun and speaker.span.end <= word.start:
        yield _cue_at(clause, last - 1)


def _verb_first(clause: Clause, first: int, last: int) -> Iterator[Match[Cue]]:
    """Arabic: a word without article, then a known speaker, then أن; or the speaker first."""
    pattern = clause.speech.verb_shape
    assert pattern is not None
    if clause.speech.sources.all_at(clause.tokens, first, last) or clause.has(first, "negations"):
        return
    head = clause.tokens[first]
    forms = [form for form, _ in head.keys]
    if any(pattern.search(form) for form in forms) and not clause.has(first, "prepositions"):
        speaker = best_speaker(clause, (first + 1, last), weak=True, side="after")
        if speaker is not None and not speaker.pronoun and speaker.span.start == clause.tokens[first + 1].start:
            yield _cue_at(clause, first)
            return
    if pattern.search(clause.tokens[last - 1].key):
        speaker = best_speaker(clause, (first, last - 1), weak=True, side="before")
        if speaker is not None and not clause.has(first, "prepositions"):
            yield _cue_at(clause, last - 1)


def _after_quotation(clause: Clause) -> Iterator[Match[Cue]]:
    """ "...", s'épanche un vieil éleveur: a word between a closed quotation and a known speaker."""
    if clause.speech.subject_after:
        return
    for at in range(clause.first + 1, clause.last - 1):
        if not _CLOSED.search(clause.between(at)):
            continue
        first, last = clause.right_group(at + 1)
        closed = last >= clause.last or clause.marked(last) or clause.has(last, "relatives")
        if not closed or last <= first or clause.marked(at + 1) or clause.has(at, "determiners"):
            continue
        begin = next((i for i in range(first, min(last, first + _VERB_WITHIN)) if clause.has(i, "determiners")), None)
        if begin is not None and best_speaker(clause, (begin, last), weak=True, side="after") is not None:
            yield _cue_at(clause, at)


def colon_speaker(clause: Clause) -> tuple[Speaker, Span, Span] | None:
    """ "L'état-major : l'attaque a été repoussée": speaker, colon and what is said.

    A longer group before the colon, one with a verb, speaks only where a quotation opens behind it.
    """
    for at in range(clause.first + 1, clause.last):
        mark = _COLON.match(clause.between(at))
        if mark is None:
            continue
        first, last = clause.without_openers(*clause.chunks(at)[-1])
        if any(c.first < at for c in clause.cues) or first >= last or clause.has(first, "prepositions"):
            return None
        alone = last - first <= _SPEAKER_ALONE and not any(
            clause.has(i, name) for i in range(first, last) for name in ("auxiliaries", "passives", "helpers", "breaks")
        )
        if not alone and not mark.group(2):
            return None
        nouns = clause.speech.sources.find(clause.tokens, first, last)
        if nouns and all(noun.metonym for match in nouns for noun in match.payloads):
            return None  # "Paris: ..." is a place line
        speaker = best_speaker(clause, (first, last), weak=True, side="before")
        if speaker is None or speaker.pronoun or speaker.generic:
            return None  # "Bilan : ..."
        if speaker.span.start > clause.tokens[min(first + 1, last - 1)].start:
            return None
        colon = clause.tokens[at - 1].end + mark.start(1)
        return speaker, Span(colon, colon + 1), Span(clause.tokens[at].start, clause.tokens[clause.last - 1].end)
    return None
