"""Who may be responsible: the actor at the right side of a cue, and the actor behind an account."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.ground.nations import slug_of
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, Attribution
from marsad.model.report import Sentence, Span
from marsad.resources import load
from marsad.text.fold import fold
from marsad.text.match import Match, PhraseMatcher

PARTIES = frozenset({"group", "force", "mission", "anaphor", "unknown", "government"})
CLAIMANTS = frozenset({"group", "anaphor", "unknown"})
_GOVERNMENT = "government-"
_CENTRE, _BRANCHES = "islamic-state", frozenset({"isgs", "iswap"})


@dataclass(frozen=True, slots=True)
class Cue:
    stance: str
    party: str
    scope: int
    behind: PhraseMatcher[str] | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The record of one language, compiled."""

    cues: PhraseMatcher[Cue]
    nobody: PhraseMatcher[str]
    unclaimed: PhraseMatcher[str]
    reach_nobody: int
    own: PhraseMatcher[str]
    deeds: PhraseMatcher[str]
    denied: PhraseMatcher[str]
    not_denied: PhraseMatcher[str]
    rejoinders: PhraseMatcher[str]
    latter: PhraseMatcher[str]
    agents: frozenset[str]
    doers: frozenset[str]
    patients: frozenset[str]
    terminators: PhraseMatcher[str]
    subject_after: bool
    centre: frozenset[str]


@cache
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
        behind = PhraseMatcher([(word, word) for word in c["behind"]]) if c["behind"] else None
        for phrase in c["phrases"]:
            cues.add(phrase, Cue(c["stance"], c["party"], c["scope"], behind))
    return Knowledge(
        cues,
        phrases("nobody"),
        phrases("unclaimed"),
        record["reach_nobody"],
        phrases("own"),
        phrases("deeds"),
        phrases("denied"),
        phrases("not_denied"),
        phrases("rejoinders"),
        phrases("latter"),
        frozenset(map(fold, record["agents"])),
        frozenset(map(fold, record["doers"])),
        frozenset(map(fold, record["patients"])),
        phrases("terminators"),
        record["subject_after"],
        frozenset(map(fold, record["centre"])),
    )


def party_of_cue(
    document: Document, known: Knowledge, match: Match[Cue], cue: Cue, sentence: Sentence
) -> tuple[str, Span] | None:
    """The actor at the right side of the cue; whoever claims is an armed group, or an anaphor or source that is one."""
    kinds = CLAIMANTS if cue.stance == "claimed" else PARTIES
    actors = [m for m in document.actors if m.kind in kinds and m.actor and sentence.span.covers(m.span)]
    if cue.party == "after":
        accusers = [a.source for a in document.attributions if a.cue and a.source and a.cue.overlaps(match.span)]
        actors = [m for m in actors if not any(m.span.overlaps(source) for source in accusers)]
        return _after(document, known, match, cue.scope, actors)
    if cue.party == "before":
        return _before(match, cue.scope, actors, document)
    spoken, voice = _speaker(document, match.span, kinds)
    if spoken is not None:
        return spoken
    if known.subject_after:
        near = _after(document, known, match, cue.scope, actors) or _before(match, cue.scope, actors, document)
    else:
        near = _before(match, 20, actors, document)
    if near is None and cue.stance == "claimed" and voice in (None, "armed_group", "unknown", "media"):
        return _last_group(document, match.span)
    return near


def _speaker(document: Document, span: Span, kinds: frozenset[str]) -> tuple[tuple[str, Span] | None, str | None]:
    """The actor behind the attribution whose cue these words are, and the class of its source."""
    for attribution in document.attributions:
        if attribution.cue and attribution.cue.overlaps(span) and attribution.source is not None:
            mention = mention_at(document, attribution.source, kinds)
            if mention is not None and mention.actor is not None:
                return (mention.actor, attribution.source), attribution.source_class
            if attribution.actor is not None and _kind_of(document, attribution.actor) in kinds:
                return (attribution.actor, attribution.source), attribution.source_class
            return None, attribution.source_class
    sentence = document.sentence_at(span.start)
    for attribution in document.attributions:
        inside = sentence is not None and attribution.cue is not None and sentence.span.covers(attribution.cue)
        if inside and attribution.source_class == "armed_group" and attribution.source is not None:
            mention = mention_at(document, attribution.source, kinds)
            if mention is not None and mention.actor is not None and attribution.source.end <= span.start:
                return (mention.actor, attribution.source), attribution.source_class
    return None, None


def mention_at(document: Document, span: Span, kinds: frozenset[str]) -> ActorMention | None:
    return next((m for m in document.actors if m.kind in kinds and m.actor and m.span.overlaps(span)), None)


def _kind_of(document: Document, actor: str) -> str | None:
    return next((m.kind for m in document.actors if m.actor == actor), None)


def _last_group(document: Document, span: Span) -> tuple[str, Span] | None:
    """The group that was named last before these words: "the group", "it", a verb without subject."""
    before = [m for m in document.actors if m.kind in ("group", "anaphor") and m.actor and m.span.end <= span.start]
    if not before:
        return None
    last = before[-1]
    return (last.actor, span) if last.actor else None


def _words_between(document: Document, start: int, end: int) -> int:
    return sum(1 for t in document.tokens if start <= t.start and t.end <= end)


def _after(
    document: Document, known: Knowledge, match: Match[Cue], scope: int, actors: list[ActorMention]
) -> tuple[str, Span] | None:
    for mention in actors:
        if mention.span.start < match.span.end:
            continue
        stop = next(
            i for i in range(match.last - 1, len(document.tokens)) if document.tokens[i].end > mention.span.start
        )
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


def party_of_account(document: Document, attribution: Attribution) -> str | None:
    """Whose own account an attribution can be: a group's, a force's, or a government's for its forces."""
    if attribution.source is None:
        return None
    mention = mention_at(document, attribution.source, PARTIES)
    actor = mention.actor if mention else attribution.actor
    if actor is None and attribution.source_class == "armed_group":
        named = {a.actor for a in document.attributions if a.source_class == "armed_group" and a.actor}
        return next(iter(named)) if len(named) == 1 else None
    if actor is None and attribution.source_class == "military" and document.home:
        actor = f"government-{slug_of(document.home)}"
    if actor is not None and actor.startswith(_GOVERNMENT):
        force = f"{actor.removeprefix(_GOVERNMENT)}-armed-forces"
        if attribution.source_class == "military" or any(m.actor == force for m in document.actors):
            return force
        return None
    return actor if attribution.source_class in ("armed_group", "military", "official") else None


def signed_by_centre(document: Document, known: Knowledge, actor: str, span: Span) -> str:
    """A claim under the organisation's bare name is its centre's; the branch is who the text says did it."""
    mention = next((m for m in document.actors if m.actor == actor and m.span.overlaps(span)), None)
    bare = mention is not None and fold(document.quote(mention.span)).strip('"') in known.centre
    return _CENTRE if bare and actor in _BRANCHES else actor
