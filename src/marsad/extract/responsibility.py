"""Who a report says did it: claimed by the party itself, attributed or suspected by others, denied.

Three ways in: words that claim, accuse, suspect or deny with a known actor at the right side of them; a party's own
account of its deed ("Barkhane dit avoir détruit la colonne"); and a party's denial of what it is accused of. "No group
has claimed the attack" gives nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from marsad.extract.speech import speech_of
from marsad.ground.nations import slug_of
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, Attribution, Responsibility
from marsad.model.report import Sentence, Span
from marsad.resources import digest, load
from marsad.text.fold import fold
from marsad.text.match import Match, PhraseMatcher
from marsad.text.split import readable_sentences

_PARTIES = frozenset({"group", "force", "mission", "anaphor", "unknown", "government"})
_CLAIMANTS = frozenset({"group", "anaphor", "unknown"})
_ACCUSED = _CLAIMANTS | {"force", "mission"}
_OBSERVERS = frozenset({"witness", "local_source", "ngo", "un", "media", "analyst", "medical"})
_STANCE_OF = {"asserts": "attributed", "claims": "attributed", "believes": "suspected", "hedges": "suspected"}
_DENIED_WITHIN = 14  # words from the verb of denying
_OPENS_WITHIN = 3  # words from the opening of what is said
_GOVERNMENT = "government-"
_CENTRE, _BRANCHES = "islamic-state", frozenset({"isgs", "iswap"})
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
    not_denied: PhraseMatcher[str]
    agents: frozenset[str]
    patients: frozenset[str]
    terminators: PhraseMatcher[str]
    subject_after: bool
    centre: frozenset[str]


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
        phrases("not_denied"),
        frozenset(map(fold, record["agents"])),
        frozenset(map(fold, record["patients"])),
        phrases("terminators"),
        record["subject_after"],
        frozenset(map(fold, record["centre"])),
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
        said = [a for a in document.attributions if a.cue is not None and sentence.span.covers(a.cue)]
        for one in [
            *_by_cues(document, known, sentence),
            *_by_own_account(document, known, sentence, said),
            *_by_denial(document, known, sentence, said),
            *_by_others(document, known, sentence, said),
        ]:
            found.setdefault((one.actor, one.stance, one.sentence), one)
    return sorted(found.values(), key=lambda r: r.span)


def _by_cues(document: Document, known: Knowledge, sentence: Sentence) -> list[Responsibility]:
    out = []
    for match in known.cues.find(document.tokens, sentence.first, sentence.last):
        if _nobody(document, known, match, sentence):
            continue
        for cue in match.payloads[:1]:
            party = _party(document, known, match, cue, sentence)
            if party is None or cue.stance == "denied":
                continue  # who denies is found by attribution, whatever the verb
            actor, span = party
            if cue.stance == "claimed":
                actor = _signed_by_centre(document, known, actor, span)
            whole = Span(min(span.start, match.span.start), max(span.end, match.span.end))
            out.append(Responsibility(actor, cue.stance, whole, sentence.index))
    return out


def _nobody(document: Document, known: Knowledge, match: Match[Cue], sentence: Sentence) -> bool:
    start = max(sentence.first, match.first - known.reach_nobody)
    if known.nobody.find(document.tokens, start, match.first):
        return True
    return known.subject_after and bool(
        known.nobody.find(document.tokens, match.first, min(sentence.last, match.last + 2))
    )


def _party(
    document: Document, known: Knowledge, match: Match[Cue], cue: Cue, sentence: Sentence
) -> tuple[str, Span] | None:
    """The actor at the right side of the cue; whoever claims is an armed group, or an anaphor or source that is one."""
    kinds = _CLAIMANTS if cue.stance == "claimed" else _PARTIES
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
            mention = _mention_at(document, attribution.source, kinds)
            if mention is not None and mention.actor is not None:
                return (mention.actor, attribution.source), attribution.source_class
            if attribution.actor is not None and _kind_of(document, attribution.actor) in kinds:
                return (attribution.actor, attribution.source), attribution.source_class
            return None, attribution.source_class
    sentence = document.sentence_at(span.start)
    for attribution in document.attributions:
        inside = sentence is not None and attribution.cue is not None and sentence.span.covers(attribution.cue)
        if inside and attribution.source_class == "armed_group" and attribution.source is not None:
            mention = _mention_at(document, attribution.source, kinds)
            if mention is not None and mention.actor is not None and attribution.source.end <= span.start:
                return (mention.actor, attribution.source), attribution.source_class
    return None, None


def _mention_at(document: Document, span: Span, kinds: frozenset[str]) -> ActorMention | None:
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


def _by_own_account(
    document: Document, known: Knowledge, sentence: Sentence, said: Sequence[Attribution]
) -> Iterator[Responsibility]:
    """A party that speaks of its own deed claims it."""
    accusing = [
        m.span
        for m in known.cues.find(document.tokens, sentence.first, sentence.last)
        if m.payloads[0].stance != "claimed"
    ]
    for attribution in said:
        actor = _party_of(document, attribution)
        if actor is None or attribution.content is None or attribution.stance not in ("claims", "asserts"):
            continue
        assert attribution.cue is not None and attribution.source is not None
        if any(span.overlaps(attribution.cue) for span in accusing):
            continue
        if attribution.stance == "claims" or _own_deed(document, known, attribution.content):
            actor = _signed_by_centre(document, known, actor, attribution.source)
            yield Responsibility(actor, "claimed", attribution.cue, sentence.index, "account")


def _by_denial(
    document: Document, known: Knowledge, sentence: Sentence, said: Sequence[Attribution]
) -> Iterator[Responsibility]:
    """A party that denies, when what it denies is having done it: not a figure, a ransom, a loss."""
    for attribution in said:
        if attribution.stance != "denies" or attribution.cue is None:
            continue
        actor = _party_of(document, attribution)
        first = next(i for i in range(sentence.first, sentence.last) if document.tokens[i].end > attribution.cue.start)
        last = min(sentence.last, first + _DENIED_WITHIN)
        if actor is None or known.not_denied.find(document.tokens, first, last):
            continue
        if known.denied.find(document.tokens, first, last) or last - first <= 3:
            yield Responsibility(actor, "denied", attribution.cue, sentence.index)


def _by_others(
    document: Document, known: Knowledge, sentence: Sentence, said: Sequence[Attribution]
) -> Iterator[Responsibility]:
    """Somebody who is no party says that a named group, or victims and observers that a force, did it."""
    for attribution in said:
        stance = _STANCE_OF.get(attribution.stance)
        if stance is None or attribution.content is None or attribution.source_class == "armed_group":
            continue
        kinds = _ACCUSED if attribution.source_class in _OBSERVERS else _CLAIMANTS
        for mention in document.actors:
            if mention.kind not in kinds or not mention.actor or not attribution.content.covers(mention.span):
                continue
            if _as_agent(document, known, mention, attribution.content):
                yield Responsibility(mention.actor, stance, mention.span, sentence.index, "account")
                break


def _as_agent(document: Document, known: Knowledge, mention: ActorMention, content: Span) -> bool:
    """The actor does something in what is said: it opens it, or follows an agent's preposition, with a deed near."""
    inside = [i for i, t in enumerate(document.tokens) if content.start <= t.start < content.end]
    if not inside:
        return False
    at = next((i for i in inside if document.tokens[i].end > mention.span.start), inside[0])
    past = next((i for i in inside if document.tokens[i].start >= mention.span.end), inside[-1] + 1)
    near = known.deeds.find(document.tokens, max(inside[0], at - 4), min(inside[-1] + 1, past + 5))
    agent = at > inside[0] and document.tokens[at - 1].key in known.agents
    agent = agent or (at - 1 > inside[0] and document.tokens[at - 2].key in known.agents)
    opens = at - inside[0] <= _OPENS_WITHIN and not any(
        document.tokens[i].key in known.patients for i in range(max(inside[0], at - 2), at)
    )
    return bool(near) and (agent or opens)


def _party_of(document: Document, attribution: Attribution) -> str | None:
    """Whose own account an attribution can be: a group's, a force's, or a government's for its forces."""
    if attribution.source is None:
        return None
    mention = _mention_at(document, attribution.source, _PARTIES)
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


def _signed_by_centre(document: Document, known: Knowledge, actor: str, span: Span) -> str:
    """A claim under the organisation's bare name is its centre's; the branch is who the text says did it."""
    mention = next((m for m in document.actors if m.actor == actor and m.span.overlaps(span)), None)
    bare = mention is not None and fold(document.quote(mention.span)).strip('"') in known.centre
    return _CENTRE if bare and actor in _BRANCHES else actor


def _own_deed(document: Document, known: Knowledge, content: Span) -> bool:
    inside = [i for i, t in enumerate(document.tokens) if content.start <= t.start < content.end]
    if not inside:
        return False
    first, last = inside[0], inside[-1] + 1
    own = known.own.find(document.tokens, max(0, first - 2), min(first + _OWN_REACH, last))
    return bool(own) and bool(known.deeds.find(document.tokens, own[0].first, min(last, own[0].last + 10)))


def fits_sides(claim: Responsibility, side_a: Sequence[str], side_b: Sequence[str]) -> bool:
    """Whether a claim can be of an event with these sides: nobody is responsible for what it suffered, and a party's
    own account ("the army said it repelled ...") claims only what that party did."""
    if claim.actor in side_a:
        return True
    return claim.basis == "words" and claim.actor not in side_b


def negated_claim(document: Document, sentence: Sentence) -> Span | None:
    """The words of "no group has claimed responsibility", where the sentence says so."""
    known, speech = knowledge_of(sentence.language), speech_of(sentence.language)
    if known is None or speech is None:
        return None
    for match in known.cues.find(document.tokens, sentence.first, sentence.last):
        if match.payloads[0].stance == "claimed" and _nobody(document, known, match, sentence):
            return match.span
    return None
