"""Who a report says did it: claimed by the party itself, attributed or suspected by others, denied.

Three ways in: words that claim, accuse, suspect or deny with a known actor at the right side of them; a party's own
account of its deed ("Barkhane dit avoir détruit la colonne"); and a party's denial of what it is accused of. "No group
has claimed the attack" gives nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from marsad.extract.speech import speech_of
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, Attribution, Responsibility
from marsad.model.report import Sentence, Span
from marsad.resources import digest, load
from marsad.text.match import Match, PhraseMatcher
from marsad.text.split import readable_sentences

_PARTIES = frozenset({"group", "force", "mission", "anaphor", "unknown", "government"})
_OWN_REACH = 8  # words from the opening of what is said


@dataclass(frozen=True, slots=True)
class Cue:
    stance: str
    party: str
    scope: int


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The record of one language, compiled."""

    cues: PhraseMatcher[Cue]
    nobody: PhraseMatcher[str]
    reach_nobody: int
    own: PhraseMatcher[str]
    deeds: PhraseMatcher[str]
    denied: PhraseMatcher[str]
    terminators: PhraseMatcher[str]
    subject_after: bool


@lru_cache(maxsize=None)
def knowledge_of(language: str) -> Knowledge | None:
    """What is known of a language; None when nothing is."""
    record: dict[str, Any] | None = next((r for r in load("responsibility") if r["id"] == language), None)
    if record is None:
        return None
    arabic = language == "ar"

    def phrases(name: str) -> PhraseMatcher[str]:
        return PhraseMatcher([(word, word) for word in record[name]], article=arabic and name in ("deeds", "denied"))

    cues: PhraseMatcher[Cue] = PhraseMatcher([])
    for c in record["cues"]:
        for phrase in c["phrases"]:
            cues.add(phrase, Cue(c["stance"], c["party"], c["scope"]))
    return Knowledge(
        cues,
        phrases("nobody"),
        record["reach_nobody"],
        phrases("own"),
        phrases("deeds"),
        phrases("denied"),
        phrases("terminators"),
        record["subject_after"],
    )


class Responsibilities:
    """Every word of a report on who did it."""

    name, version = "responsibilities", "1"
    needs = frozenset({"tokens", "sentences", "actors", "attributions"})
    gives = frozenset({"responsibility"})

    def settings(self) -> dict[str, Any]:
        return {"responsibility": digest("responsibility"), "attribution": digest("attribution")}

    def run(self, batch: Sequence[Document]) -> None:
        for document in batch:
            document.responsibility = find_responsibilities(document)


def find_responsibilities(document: Document) -> list[Responsibility]:
    """Responsibilities in text order; one for each actor, stance and sentence."""
    found: dict[tuple[str, str, int], Responsibility] = {}
    for sentence in readable_sentences(document):
        known = knowledge_of(sentence.language)
        if known is None:
            continue
        for one in [*_by_cues(document, known, sentence), *_by_own_account(document, known, sentence)]:
            found.setdefault((one.actor, one.stance, one.sentence), one)
    return sorted(found.values(), key=lambda r: r.span)


def _by_cues(document: Document, known: Knowledge, sentence: Sentence) -> list[Responsibility]:
    out = []
    for match in known.cues.find(document.tokens, sentence.first, sentence.last):
        if _nobody(document, known, match, sentence):
            continue
        for cue in match.payloads[:1]:
            party = _party(document, known, match, cue, sentence)
            if party is None or (cue.stance == "denied" and not _of_responsibility(document, known, match, sentence)):
                continue
            actor, span = party
            whole = Span(min(span.start, match.span.start), max(span.end, match.span.end))
            out.append(Responsibility(actor, cue.stance, whole, sentence.index))
    return out


def _nobody(document: Document, known: Knowledge, match: Match[Cue], sentence: Sentence) -> bool:
    start = max(sentence.first, match.first - known.reach_nobody)
    if known.nobody.find(document.tokens, start, match.first):
        return True
    return known.subject_after and bool(known.nobody.find(document.tokens, match.first, min(sentence.last, match.last + 2)))


def _of_responsibility(document: Document, known: Knowledge, match: Match[Cue], sentence: Sentence) -> bool:
    """The denial is of having done it, not of a figure or a plan."""
    return bool(known.denied.find(document.tokens, match.first, min(sentence.last, match.last + 12)))


def _party(
    document: Document, known: Knowledge, match: Match[Cue], cue: Cue, sentence: Sentence
) -> tuple[str, Span] | None:
    actors = [m for m in document.actors if m.kind in _PARTIES and m.actor and sentence.span.covers(m.span)]
    if cue.party == "after":
        return _after(document, known, match, cue.scope, actors)
    if cue.party == "before":
        return _before(match, cue.scope, actors, document)
    spoken = _speaker(document, match.span)
    if spoken is not None:
        return spoken
    if known.subject_after:
        return _after(document, known, match, cue.scope, actors) or _before(match, cue.scope, actors, document)
    return _before(match, 20, actors, document)


def _speaker(document: Document, span: Span) -> tuple[str, Span] | None:
    """The actor behind the attribution whose cue these words are."""
    for attribution in document.attributions:
        if attribution.cue and attribution.cue.overlaps(span) and attribution.source is not None:
            actor = attribution.actor or _actor_at(document, attribution.source)
            if actor is not None:
                return actor, attribution.source
    return None


def _actor_at(document: Document, span: Span) -> str | None:
    return next((m.actor for m in document.actors if m.kind in _PARTIES and m.actor and m.span.overlaps(span)), None)


def _words_between(document: Document, start: int, end: int) -> int:
    return sum(1 for t in document.tokens if start <= t.start and t.end <= end)


def _after(
    document: Document, known: Knowledge, match: Match[Cue], scope: int, actors: list[ActorMention]
) -> tuple[str, Span] | None:
    for mention in actors:
        if mention.span.start < match.span.end:
            continue
        stop = next(i for i in range(match.last - 1, len(document.tokens)) if document.tokens[i].end > mention.span.start)
        if _words_between(document, match.span.end, mention.span.start) > scope:
            return None
        if known.terminators.find(document.tokens, match.last, max(match.last, stop)):
            return None
        return (mention.actor, mention.span) if mention.actor else None
    return None


def _before(match: Match[Cue], scope: int, actors: list[ActorMention], document: Document) -> tuple[str, Span] | None:
    for mention in reversed(actors):
        if mention.span.end > match.span.start:
            continue
        if _words_between(document, mention.span.end, match.span.start) > scope:
            return None
        return (mention.actor, mention.span) if mention.actor else None
    return None


def _by_own_account(document: Document, known: Knowledge, sentence: Sentence) -> list[Responsibility]:
    """A party that speaks of its own deed claims it."""
    out = []
    for attribution in document.attributions:
        if attribution.cue is None or not sentence.span.covers(attribution.cue):
            continue
        actor = _party_of(document, attribution)
        if actor is None or attribution.content is None or attribution.stance not in ("claims", "asserts"):
            continue
        if _own_deed(document, known, attribution.content):
            out.append(Responsibility(actor, "claimed", attribution.cue, sentence.index))
    return out


def _party_of(document: Document, attribution: Attribution) -> str | None:
    if attribution.source_class not in ("armed_group", "military") or attribution.source is None:
        return None
    return attribution.actor or _actor_at(document, attribution.source)


def _own_deed(document: Document, known: Knowledge, content: Span) -> bool:
    inside = [i for i, t in enumerate(document.tokens) if content.start <= t.start < content.end]
    if not inside:
        return False
    first, last = inside[0], inside[-1] + 1
    own = known.own.find(document.tokens, max(0, first - 2), min(first + _OWN_REACH, last))
    return bool(own) and bool(known.deeds.find(document.tokens, own[0].first, min(last, own[0].last + 10)))


def negated_claim(document: Document, sentence: Sentence) -> Span | None:
    """The words of "no group has claimed responsibility", where the sentence says so."""
    known, speech = knowledge_of(sentence.language), speech_of(sentence.language)
    if known is None or speech is None:
        return None
    for match in known.cues.find(document.tokens, sentence.first, sentence.last):
        if match.payloads[0].stance == "claimed" and _nobody(document, known, match, sentence):
            return match.span
    return None
