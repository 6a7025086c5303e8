"""Triggers by lists and by the reader together: each finds what the other misses, the reader judges what lists find."""

from dataclasses import replace
from functools import lru_cache

from marsad.extract.harm.lexicon import harm_lexicon
from marsad.model.document import Document
from marsad.model.mentions import Trigger
from marsad.model.reading import Reading
from marsad.model.report import Sentence, Span
from marsad.resources import load_one
from marsad.text.language import READ
from marsad.text.words import phrase_keys

# Chosen on readings of reports that the reader had not learned from (docs/models.md).
ADDED = 0.5  # how sure the reader must be of words that no list has
KEPT = 0.15  # below which words that a list has tell of nothing here
SURE = 0.5  # from which a word that needs company needs none
STRENGTH = 0.8  # of a word that needs no company
_RETYPED = 0.7  # share of the probability that makes the reader's type come first
_HURT = ("killed", "injured")
_ALSO = 0.2  # that makes it one of the word's types


def join_triggers(document: Document, reading: Reading, listed: list[Trigger], named: list[Span]) -> list[Trigger]:
    """The triggers of a report, in text order."""
    strong = {t.sentence for t in listed if t.strength >= STRENGTH}
    kept = [
        _judged(reading, trigger, beside=trigger.sentence in strong)
        for trigger in listed
        if reading.evokes(trigger.span) >= KEPT
    ]
    found = list(kept)
    for read in reading.triggers(ADDED):
        if any(t.span.overlaps(read.span) for t in listed) or any(n.covers(read.span) for n in named):
            continue
        sentence = document.sentence_at(read.span.start)
        words = document.tokens_in(read.span)
        if sentence is None or not words or sentence.language not in READ:
            continue
        types = tuple(kind for i, (kind, share) in enumerate(read.kinds) if i == 0 or share >= _ALSO)
        found.append(
            Trigger(
                span=read.span,
                types=types,
                voice="noun" if has_article(document, read.span, sentence) else "ambiguous",
                sentence=sentence.index,
                strength=max(read.probability, STRENGTH),
                lemma=" ".join(word.key for word in words),
                listed=False,
                generic=_says_harm(document, read.span, sentence),
            )
        )
    return sorted(found, key=lambda t: t.span)


def _judged(reading: Reading, trigger: Trigger, *, beside: bool) -> Trigger:
    """A listed trigger with the reader's word on its kind, and on a weak word that has no strong one beside it."""
    kinds = [(kind, share) for kind, share in reading.kinds(trigger.span) if share >= _ALSO]
    types = trigger.types
    if not trigger.generic and kinds:
        phrase = any(c.isspace() for c in trigger.lemma)  # "suspends the fighting" is of its own kinds
        first = [kind for kind, share in kinds if share >= _RETYPED and not phrase]
        types = tuple(dict.fromkeys([*first, *trigger.types, *(kind for kind, _ in kinds)]))
    elif trigger.generic and kinds and kinds[0][1] >= _RETYPED:
        types = tuple(dict.fromkeys([kinds[0][0], *trigger.types]))
    sure = reading.evokes(trigger.span) >= SURE and not beside
    return replace(trigger, types=types, strength=max(trigger.strength, STRENGTH) if sure else trigger.strength)


def _says_harm(document: Document, span: Span, sentence: Sentence) -> bool:
    """Whether these are words for who was hurt, no more: "أصيب بجروح", "died of their wounds"."""
    cues = harm_lexicon(sentence.language).cues.find(document.tokens, sentence.first, sentence.last)
    return any(m.span.covers(span) and any(c.outcome in _HURT for c in m.payloads) for m in cues)


@lru_cache(maxsize=4)
def _definite(language: str) -> frozenset[str]:
    return frozenset(k for w in load_one("narration", language)["definite"] for k in phrase_keys(w))


def has_article(document: Document, span: Span, sentence: Sentence) -> bool:
    """True for words with an article or demonstrative: "l'attaque", "this raid", "الهجوم"."""
    language = sentence.language if sentence.language in READ else document.language
    if language not in READ:
        return False
    first = document.tokens_in(span)[0]
    if language == "ar" and any(form.startswith("ال") for form, _ in first.keys):
        return True
    before = document.tokens[max(sentence.first, first.index - 1) : first.index]
    return any(token.key in _definite(language) for token in before)
