"""Actors named in one breath: "Malian troops and Russians", "الجيش المالي ومجموعة فاغنر" share their part."""

from itertools import pairwise

from marsad.extract.siding_features import cues_of
from marsad.ground.actors_phrases import lexicon
from marsad.model.document import Document
from marsad.model.mentions import ActorMention

_WIDEST = 5  # words between two that are named in one breath

Links = frozenset[frozenset[str]]


def coordinated(document: Document, sentence: int) -> Links:
    """Pairs of actors (ids as in the mentions) that stand side by side in a sentence, joined by "and" or a comma."""
    span = document.sentences[sentence].span
    here = [m for m in document.actors if span.start <= m.span.start < span.end and m.actor is not None]
    pairs = set()
    for left, right in pairwise(here):
        if left.actor != right.actor and _joined(document, left, right, document.sentences[sentence].language):
            pairs.add(frozenset((left.actor or "", right.actor or "")))
    return frozenset(pairs)


def _joined(document: Document, left: ActorMention, right: ActorMention, language: str) -> bool:
    if right.span.start < left.span.end:
        return False
    words = lexicon(language if language in ("ar", "fr", "en") else "en").and_words
    skip = cues_of(language).skip
    between = [t for t in document.tokens if left.span.end <= t.start < right.span.start]
    if len(between) > _WIDEST:
        return False
    joined = document.text[left.span.end : right.span.start].strip() in (",", "،")
    for token in between:
        attached = token.start < right.span.start < token.end and any(token.key.startswith(w) for w in words)
        joined = joined or token.key in words or attached
        if not (token.key in words or attached or token.key in skip or token.key.isdigit()):
            return False
    return joined
