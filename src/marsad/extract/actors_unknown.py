"""Organisations that no list has: found by the shape of their names, forced onto no known actor."""

from collections.abc import Sequence

from marsad.ground.actors_phrases import Lexicon
from marsad.model.mentions import ActorMention
from marsad.model.report import Span, Token

_CLOSING = {"«": "»", "“": "”", '"': '"', "‘": "’"}
_LONGEST = 8  # words of a name
_LONGEST_QUOTED = 60  # characters between quotation marks that may still be a name


def unknown_organisations(
    tokens: Sequence[Token], text: str, words: Lexicon, taken: Sequence[Span]
) -> list[ActorMention]:
    """Mentions of kind "unknown" in one sentence: "Front X pour la libération", "حركة «...»", outside `taken` spans."""
    found: list[ActorMention] = []
    for match in words.unknown_heads.find(tokens):
        end = _quoted_end(text, tokens[match.last - 1].end)
        if end is None and words.language != "ar" and text[match.span.start].isupper():
            end = _capital_end(tokens, text, match.last, words)
        if end is None:
            continue
        span = Span(match.span.start, end)
        if not any(span.overlaps(other) for other in taken):
            found.append(ActorMention(span, None, "unknown", name=text[span.start : span.end]))
    return found


def _quoted_end(text: str, at: int) -> int | None:
    """Where a name in quotation marks right behind the head ends."""
    rest = text[at : at + _LONGEST_QUOTED + 3]
    opening = rest.lstrip()[:1]
    if opening not in _CLOSING:
        return None
    start = rest.index(opening) + 1
    close = rest.find(_CLOSING[opening], start)
    return at + close + 1 if close > start else None


def _capital_end(tokens: Sequence[Token], text: str, at: int, words: Lexicon) -> int | None:
    """Where a run of capitalised words behind the head ends; None without any."""
    end: int | None = None
    for i in range(at, min(len(tokens), at + _LONGEST)):
        token = tokens[i]
        between = text[tokens[i - 1].end : token.start]
        if any(c in ",;:.()" for c in between) or words.unknown_heads.all_at(tokens, i, len(tokens)):
            break
        if text[token.start].isupper():
            end = token.end
        elif token.key not in words.unknown_links:
            break
    return end
