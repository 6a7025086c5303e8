"""What the words beside a mention say of its part: that nobody knows these people, that they go along as an escort."""

from functools import lru_cache

from marsad.model.document import Document
from marsad.model.mentions import ActorMention
from marsad.resources import load_one
from marsad.text.fold import fold
from marsad.text.language import READ

_BESIDE = 3  # words before (English) and behind a mention that may call it unknown
_BEFORE = 7  # words before a mention among which stands what it does: "escorté par des paramilitaires russes"


@lru_cache(maxsize=8)
def _stems(language: str, of: str) -> tuple[str, ...]:
    return tuple(map(fold, load_one("siding", language)[of]))


def _said(document: Document, mention: ActorMention, before: int, behind: int) -> tuple[str, str]:
    """(language, the words from `before` ones ahead of the mention to `behind` ones after it), of its sentence."""
    sentence = document.sentence_at(mention.span.start)
    if sentence is None or sentence.language not in READ:
        return "", ""
    words = document.tokens_in(mention.span)
    first = max(sentence.first, words[0].index - before)
    last = min(sentence.last, words[-1].index + 1 + behind)
    return sentence.language, fold(document.text[document.tokens[first].start : document.tokens[last - 1].end])


def is_unknown(document: Document, mention: ActorMention) -> bool:
    """Whether the words call these people unknown: "hommes armés non identifiés", "مجهولون"."""
    sentence = document.sentence_at(mention.span.start)
    before = _BESIDE if sentence is not None and sentence.language == "en" else 0
    language, said = _said(document, mention, before, _BESIDE)
    return bool(said) and any(stem in said for stem in _stems(language, "unknown"))


def escorts(document: Document, mention: ActorMention) -> bool:
    """Whether these are named as the escort of others: "un convoi escorté par des paramilitaires"."""
    language, said = _said(document, mention, _BEFORE, -1)
    return bool(said) and any(stem in said for stem in _stems(language, "escort"))
