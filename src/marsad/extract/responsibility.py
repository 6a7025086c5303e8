"""Who a report says did it: claimed by the party itself, attributed or suspected by others, denied.

Three ways in: words that claim, accuse, suspect or deny with a known actor at the right side of them; a party's own
account of its deed ("Barkhane dit avoir détruit la colonne"); and a party's denial of what it is accused of. "No group
has claimed the attack" gives nothing.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from marsad.extract.denials import find_denials
from marsad.extract.fears import fears
from marsad.extract.responsible import (
    CLAIMANTS,
    Cue,
    Knowledge,
    knowledge_of,
    party_of_account,
    party_of_cue,
    signed_by_centre,
)
from marsad.extract.speech import speech_of
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, Attribution, Responsibility
from marsad.model.report import Sentence, Span
from marsad.resources import digest
from marsad.text.match import Match
from marsad.text.split import readable_sentences

_ACCUSED = CLAIMANTS | {"force", "mission"}
_OBSERVERS = frozenset({"witness", "local_source", "ngo", "un", "media", "analyst", "medical"})
_STANCE_OF = {"asserts": "attributed", "claims": "attributed", "believes": "suspected", "hedges": "suspected"}
_DEED_WITHIN = 10  # words behind the speaker's word for itself
_DENIED = 5  # words from a verb of denying to what is denied
_TALK = frozenset({"agreement", "pledge_merger", "protest", "other_strategic"})
_OPENS_WITHIN = 3  # words from the opening of what is said
_OWN_REACH = 8  # words from the opening of what is said


class Responsibilities:
    """Every word of a report on who did it."""

    name, version = "responsibilities", "1"
    needs = frozenset({"tokens", "sentences", "actors", "attributions"})
    gives = frozenset({"responsibility"})

    def settings(self) -> dict[str, Any]:
        return {kind: digest(kind) for kind in ("responsibility", "attribution", "siding")}

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
        worded = _by_cues(document, known, sentence)
        for one in [
            *worded,
            *_by_own_account(document, known, sentence, said, worded),
            *_by_others(document, known, sentence, said),
        ]:
            found.setdefault((one.actor, one.stance, one.sentence), one)
    for one in find_denials(document, list(found.values())):
        found.setdefault((one.actor, one.stance, one.sentence), one)
    return sorted(found.values(), key=lambda r: r.span)


def _by_cues(document: Document, known: Knowledge, sentence: Sentence) -> list[Responsibility]:
    out = []
    matches = known.cues.find(document.tokens, sentence.first, sentence.last)
    denying = [m.last for m in matches if m.payloads[0].stance == "denied"]
    for match in matches:
        behind = match.payloads[0].behind
        if behind is not None:
            if not behind.find(document.tokens, sentence.first, match.first):
                continue
        elif _nobody(document, known, match, sentence):
            continue
        for cue in match.payloads[:1]:
            party = party_of_cue(document, known, match, cue, sentence)
            if party is None or cue.stance == "denied":
                continue  # who denies is found by attribution, whatever the verb
            actor, span = party
            stance = cue.stance
            if stance == "claimed" and any(0 <= match.first - at <= _DENIED for at in denying):
                stance = "denied"  # "denied, as these forces did, its responsibility for"
            elif stance == "claimed":
                actor = signed_by_centre(document, known, actor, span)
            whole = Span(min(span.start, match.span.start), max(span.end, match.span.end))
            out.append(Responsibility(actor, stance, whole, sentence.index))
    return out


def is_unclaimed(document: Document) -> bool:
    """Whether the report says that nobody has claimed a deed it tells of."""
    for sentence in readable_sentences(document):
        known = knowledge_of(sentence.language)
        if known is None:
            continue
        if known.unclaimed.find(document.tokens, sentence.first, sentence.last) or any(
            _nobody(document, known, match, sentence)
            for match in known.cues.find(document.tokens, sentence.first, sentence.last)
            if match.payloads[0].stance == "claimed" and match.payloads[0].behind is None
        ):
            return True
    return False


def _nobody(document: Document, known: Knowledge, match: Match[Cue], sentence: Sentence) -> bool:
    start = max(sentence.first, match.first - known.reach_nobody)
    within = match.last if match.payloads[0].stance == "claimed" else match.first  # "لم تعلن الجماعة مسؤوليتها"
    if known.nobody.find(document.tokens, start, within):
        return True
    return known.subject_after and bool(
        known.nobody.find(document.tokens, match.first, min(sentence.last, match.last + 2))
    )


def _by_own_account(
    document: Document,
    known: Knowledge,
    sentence: Sentence,
    said: Sequence[Attribution],
    worded: Sequence[Responsibility],
) -> Iterator[Responsibility]:
    """A party that speaks of its own deed claims it. `worded`: what the sentence's own words lay at whose door."""
    accusing = [
        m.span
        for m in known.cues.find(document.tokens, sentence.first, sentence.last)
        if m.payloads[0].stance != "claimed"
    ]
    for attribution in said:
        actor = party_of_account(document, attribution)
        if actor is None or attribution.content is None or attribution.stance not in ("claims", "asserts"):
            continue
        assert attribution.cue is not None and attribution.source is not None
        if any(span.overlaps(attribution.cue) for span in accusing) or _anothers_deed(
            document, known, attribution, actor, worded
        ):
            continue
        if attribution.stance == "claims" or _own_deed(document, known, attribution.content):
            actor = signed_by_centre(document, known, actor, attribution.source)
            yield Responsibility(actor, "claimed", attribution.cue, sentence.index, "account")


def _anothers_deed(
    document: Document, known: Knowledge, attribution: Attribution, speaker: str, worded: Sequence[Responsibility]
) -> bool:
    """ "The front said that a strike by the army killed 15": what is said lays it at another's door."""
    content = attribution.content
    if content is None:
        return False
    laid = [w for w in worded if w.stance in ("attributed", "suspected") and w.actor != speaker]
    others = [m for m in document.actors if m.kind in _ACCUSED and m.actor not in (None, speaker)]
    return any(content.covers(w.span) for w in laid) or any(
        content.covers(m.span) and _behind(document, known.doers, m, content) for m in others
    )


def _by_others(
    document: Document, known: Knowledge, sentence: Sentence, said: Sequence[Attribution]
) -> Iterator[Responsibility]:
    """Somebody who is no party says that a named group, or victims and observers that a force, did it."""
    for attribution in said:
        stance = _STANCE_OF.get(attribution.stance)
        if stance is None or attribution.content is None or attribution.source_class == "armed_group":
            continue
        kinds = _ACCUSED if attribution.source_class in _OBSERVERS else CLAIMANTS
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
    near = _deeds(document, known, max(inside[0], at - 4), min(inside[-1] + 1, past + 5))
    near = [deed for deed in near if not fears(document, mention, deed)]
    agent = _behind(document, known.agents, mention, content)
    opens = at - inside[0] <= _OPENS_WITHIN and not any(
        document.tokens[i].key in known.patients for i in range(max(inside[0], at - 2), at)
    )
    return bool(near) and (agent or opens)


def _behind(document: Document, words: frozenset[str], mention: ActorMention, content: Span) -> bool:
    """Whether one of the words stands before the actor, at most one word between: "by the army", "par l'armée"."""
    at = document.tokens_in(mention.span)[0].index
    return any(content.start < token.end and token.key in words for token in document.tokens[max(0, at - 2) : at])


def _own_deed(document: Document, known: Knowledge, content: Span) -> bool:
    inside = [i for i, t in enumerate(document.tokens) if content.start <= t.start < content.end]
    if not inside:
        return False
    first, last = inside[0], inside[-1] + 1
    own = known.own.find(document.tokens, max(0, first - 2), min(first + _OWN_REACH, last))
    return bool(own) and bool(_deeds(document, known, own[0].first, min(last, own[0].last + _DEED_WITHIN)))


def _deeds(document: Document, known: Knowledge, first: int, last: int) -> list[Span]:
    """Words for a deed between two token positions: of the list, or those that evoke a happening."""
    listed = [match.span for match in known.deeds.find(document.tokens, first, last)]
    within = [t.span for t in document.tokens[first:last]]
    told = [
        t.span
        for t in document.triggers
        if within and within[0].start <= t.span.start < within[-1].end and not _TALK & set(t.types[:1])
    ]
    return [*listed, *told]


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
