"""Who only fears a happening: "the army fears an attack", "l'armée redoute un assaut", "يخشى الجيش هجوما"."""

from functools import lru_cache

from marsad.model.document import Document
from marsad.model.mentions import ActorMention
from marsad.model.report import Span
from marsad.resources import load_one
from marsad.text.fold import fold
from marsad.text.language import READ

_AFTER = 3  # words from the actor to the word of fear
_AHEAD = 8  # words from that to the happening


@lru_cache(maxsize=4)
def _stems(language: str) -> tuple[str, ...]:
    return tuple(map(fold, load_one("siding", language)["fear"]))


def fears(document: Document, mention: ActorMention, happening: Span) -> bool:
    """Whether the actor stands in the happening's sentence as the one who fears it."""
    sentence = document.sentence_at(happening.start)
    if sentence is None or sentence.language not in READ or not sentence.span.covers(mention.span):
        return False
    tokens, words = document.tokens, document.tokens_in(mention.span)
    at = document.tokens_in(happening)[0].index
    near = range(words[-1].index + 1, min(words[-1].index + 1 + _AFTER, sentence.last))
    if sentence.language == "ar":
        near = range(max(sentence.first, words[0].index - 1), near.stop)
    stems = _stems(sentence.language)
    return any(
        0 < at - i <= _AHEAD and any(form.startswith(stems) for form, _ in tokens[i].keys)
        for i in near
        if not words[0].index <= i <= words[-1].index
    )
