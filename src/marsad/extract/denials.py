"""Who denies having done it: whom the report blames, in any words; anybody else only where the words name a deed."""

from collections.abc import Iterator, Sequence

from marsad.extract.responsible import PARTIES, Knowledge, knowledge_of, mention_at, party_of_account
from marsad.extract.speech import speech_of
from marsad.model.document import Document
from marsad.model.mentions import ActorMention, Attribution, Responsibility
from marsad.model.report import Sentence

_WITHIN = 14  # words from the verb of denying to what is denied
_SHORT = 3  # words of a denial that names nothing: "Moscow denied it"
_BACK = 2  # sentences in which a denial answers a blame
_PRONOUN = 6  # words between "the latter" and the verb
_STATE = frozenset({"force", "government", "mission"})


def find_denials(document: Document, laid: Sequence[Responsibility]) -> Iterator[Responsibility]:
    """The denials of a report. `laid`: at whose door it lays what happened.

    Not of a figure, a ransom or a loss. A mere retort denies only where the report blames who gives it.
    """
    blames = [r for r in laid if r.blames]
    for attribution in document.attributions:
        sentence = document.sentence_at(attribution.cue.start) if attribution.cue is not None else None
        known = knowledge_of(sentence.language) if sentence is not None else None
        if attribution.stance != "denies" or attribution.cue is None or sentence is None or known is None:
            continue
        at = document.tokens_in(attribution.cue)[0].index
        last = min(sentence.last, at + _WITHIN)
        if known.not_denied.find(document.tokens, at, last):
            continue
        worded = bool(known.denied.find(document.tokens, at, last)) or last - at <= _SHORT
        speech = speech_of(sentence.language)
        worded = worded or (speech is not None and bool(speech.dismissals.find(document.tokens, at, last)))
        worded = worded and not known.rejoinders.find(document.tokens, at, last)
        actor = _denier(document, known, attribution, sentence, blames)
        if actor is not None and (worded or any(r.actor == actor for r in blames)):
            yield Responsibility(actor, "denied", attribution.cue, sentence.index)


def _denier(
    document: Document, known: Knowledge, attribution: Attribution, sentence: Sentence, blames: list[Responsibility]
) -> str | None:
    """Who denies: the party named, "the latter", else of his kind the one blamed just before."""
    assert attribution.cue is not None
    latter = _latter(document, known, attribution, sentence)
    if latter is not None:
        return latter.actor
    own = mention_at(document, attribution.source, PARTIES) if attribution.source is not None else None
    if own is None and attribution.source_class in ("armed_group", "military", "official"):
        state = attribution.source_class != "armed_group"
        just = [
            r
            for r in blames
            if r.span.start < attribution.cue.start
            and sentence.index - _BACK <= r.sentence <= sentence.index
            and any(m.actor == r.actor and (m.kind in _STATE) == state for m in document.actors)
        ]
        if just:
            return max(just, key=lambda r: r.span).actor
    actor = party_of_account(document, attribution)
    if actor is None or attribution.source_class != "official" or (own is not None and own.actor == actor):
        return actor
    blamed = any(r.actor == actor for r in blames)
    return actor if blamed or _named_near(document, actor, sentence) else None


def _latter(document: Document, known: Knowledge, attribution: Attribution, sentence: Sentence) -> ActorMention | None:
    """Whom "celle-ci", "the latter", "هذا الأخير" at the verb means: the party named last before it."""
    assert attribution.cue is not None
    verb = document.tokens_in(attribution.cue)
    first, last = max(sentence.first, verb[0].index - _PRONOUN), verb[0].index
    if known.subject_after:
        last = min(sentence.last, verb[-1].index + 4)
    found = known.latter.find(document.tokens, first, last)
    if not found:
        return None
    reach = document.sentences[max(0, sentence.index - 1)].span.start
    named = [
        m
        for m in document.actors
        if m.actor and m.kind in PARTIES - {"anaphor"} and reach <= m.span.start and m.span.end <= found[0].span.start
    ]
    return named[-1] if named else None


def _named_near(document: Document, actor: str, sentence: Sentence) -> bool:
    reach = document.sentences[max(0, sentence.index - _BACK)].span.start
    return any(m.actor == actor and reach <= m.span.start < sentence.span.end for m in document.actors)
