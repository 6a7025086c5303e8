"""A stretch of a report that may name a place, and what the words around it say of that."""

from dataclasses import dataclass

from marsad.extract.toponyms.lexicon import Lexicon
from marsad.ground.gazetteer.store import Hit
from marsad.model.document import Document
from marsad.model.report import Sentence, Span
from marsad.text.words import is_arabic


@dataclass(slots=True)
class Spot:
    """Words that may name a place; `first`/`last` are half-open token positions.

    `what`: place (of marsad's own) | nation | demonym | town (of the world) | sound (a spelling no list has) | unknown.
    `refs`: place ids, for nations and demonyms ISO codes.
    """

    first: int
    last: int
    span: Span
    sentence: Sentence
    what: str
    refs: tuple[str, ...]
    hits: tuple[Hit, ...] = ()
    kinds: frozenset[str] = frozenset()
    inside_name: bool = False


def has_capital(document: Document, at: int) -> bool:
    return document.text[document.tokens[at].start].isupper()


def attached(document: Document, at: int, start: int) -> str:
    """The Arabic particles in front of a name that begins inside token `at` at stored offset `start`."""
    token = document.tokens[at]
    if start <= token.start:
        return ""
    return next((token.key[: len(token.key) - len(form)] for form, begin in token.keys if begin == start), "")


def word_before(document: Document, spot_first: int, first: int) -> str:
    return document.tokens[spot_first - 1].key if spot_first > first else ""


def coordinated(document: Document, first: int, start: int, previous: Spot | None) -> bool:
    """Whether "and" joins the name to a place named just before ("كيدال وميناكا وغاو")."""
    if previous is None or previous.what == "demonym":
        return False
    apart = document.text[previous.span.end : start]
    return len(apart) <= 5 and ("و" in apart or " et " in apart or " and " in apart or apart.strip() in (",", "،"))


def event_before(document: Document, sentence: Sentence, first: int, lex: Lexicon) -> bool:
    """Whether the noun of a happening, or of people or things of a place, stands before ("مجزرة سولان")."""
    if first <= sentence.first:
        return False
    return any(form in lex.event_before for form, _ in document.tokens[first - 1].keys)


def said_to_be_there(document: Document, sentence: Sentence, first: int, start: int, lex: Lexicon) -> bool:
    """Whether a preposition, an attached "in" or a compass word puts something into the place that follows."""
    if "ب" in attached(document, first, start):
        return True
    while first > sentence.first and document.tokens[first - 1].key in lex.articles:
        if document.tokens[first - 1].key in lex.location_before:
            return True
        first -= 1
    before = word_before(document, first, sentence.first)
    if not before:
        return False
    bare = before[1:] if is_arabic(before) and before[0] in "وبف" else before
    return bool({before, bare} & lex.location_before) or before in lex.directions or bare in lex.directions
