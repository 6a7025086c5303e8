"""What a place name is used for: where something is, a government, a dateline, a nationality, a part of a name."""

import re
from dataclasses import replace

from marsad.extract.toponyms.lexicon import Lexicon, lexicon
from marsad.extract.toponyms.resolve import Reading
from marsad.extract.toponyms.spot import Spot, attached, said_to_be_there, word_before
from marsad.ground.nations import is_capital_id
from marsad.model.document import Document
from marsad.model.report import Sentence, Span
from marsad.text.words import is_arabic

_POWERS = frozenset({"country", "capital"})
_DATELINE_REACH = 60  # characters between a dateline's place and the dash that ends it
_DATELINE_OPENED = re.compile(r"\s*[,،(/|\-–—]|\s+\d")
_DATELINE_CLOSED = re.compile(r"[^.:\n]{0,45}?(?:\s[-–—|]{1,2}\s|[-–—]{2}|\)\s*[-–—:])")


def _is_power(reading: Reading) -> bool:
    """Whether the place is a country or its capital, whose names stand for governments."""
    place = reading.resolved
    return place is not None and (place.kind in _POWERS or is_capital_id(place.place_id))


def _dateline(document: Document, spot: Spot) -> bool:
    """A place at the very beginning of the body, closed by a dash or an agency in brackets, or in capitals and a colon.

    At the head of later paragraphs it tells where what follows happened ("Gao – ...", in a round-up).
    """
    passage = document.passages[spot.sentence.passage]
    first = next((p for p in document.passages if not p.title), passage)
    if passage.index != first.index or spot.span.start - passage.span.start > 2:
        return False
    rest = document.text[spot.span.end : min(passage.span.end, spot.span.end + _DATELINE_REACH)]
    if document.quote(spot.span).isupper() and re.match(r"\s*:", rest):
        return True
    return bool(_DATELINE_CLOSED.match(rest)) and bool(_DATELINE_OPENED.match(rest))


def behind_dateline(document: Document, sentence: Sentence) -> Sentence:
    """The sentence without the dateline at its head ("Bamako, 12 March - ...", "GAO (AFP) - ..."), where it has one."""
    place = next((p for p in document.places if p.use == "dateline" and sentence.span.covers(p.span)), None)
    if place is None:
        return sentence
    closed = _DATELINE_CLOSED.match(document.text, place.span.end, sentence.span.end)
    start = closed.end() if closed else place.span.end
    first = next((i for i in range(sentence.first, sentence.last) if document.tokens[i].start >= start), sentence.last)
    if first == sentence.last:
        return sentence
    return replace(sentence, first=first, span=Span(start, sentence.span.end))


def _before(document: Document, spot: Spot, reach: int = 4) -> list[str]:
    """The words before, and their last one or two joined, for lists of phrases."""
    first = max(spot.sentence.first, spot.first - reach)
    keys = [t.key for t in document.tokens[first : spot.first]]
    return [" ".join(keys[-n:]) for n in range(1, len(keys) + 1)]


def _located(document: Document, spot: Spot, lex: Lexicon) -> bool:
    """Whether words before the name make it a place where something is."""
    if spot.kinds or said_to_be_there(document, spot.sentence, spot.first, spot.span.start, lex):
        return True
    return word_before(document, spot.first, spot.sentence.first) in lex.event_before


def _heads_sentence(document: Document, spot: Spot) -> bool:
    """ "Mali : ...", "Gao, northern Mali - ...", "باماكو: ...": a place set before the sentence."""
    if spot.first > spot.sentence.first:
        return False
    rest = document.text[spot.span.end : spot.span.end + 3].strip()
    return rest[:1] in (":", ",", "،", "(", "-", "–", "—", "|", "/", ".")


def _acts(document: Document, spot: Spot, lex: Lexicon) -> bool:
    """Whether the name is subject or object like a person: no word puts anything into the place."""
    if _located(document, spot, lex) or _heads_sentence(document, spot):
        return False
    tokens = document.tokens
    if is_arabic(tokens[spot.first].key):
        before = word_before(document, spot.first, spot.sentence.first)
        if "ل" in attached(document, spot.first, spot.span.start):
            return False
        verb = bool(before) and bool({form for form, _ in tokens[spot.first - 1].keys} & lex.speech)
        after = tokens[spot.last].key if spot.last < spot.sentence.last else ""
        return verb or after in lex.speech or (not spot.sentence.title and not before.startswith("ال"))
    if spot.last < spot.sentence.last and tokens[spot.last].key in lex.speech:
        gap = document.text[tokens[spot.last - 1].end : tokens[spot.last].start]
        return gap.strip() in ("", "'", "’")
    return not spot.sentence.title and not document.text[spot.span.end : spot.span.end + 2].strip().startswith(")")


def _party(document: Document, spot: Spot, lex: Lexicon) -> bool:
    """Whether the words before or after make a government of the name ("selon Bamako", "Algiers accord")."""
    if is_arabic(document.tokens[spot.first].key) and "ب" in attached(document, spot.first, spot.span.start):
        return False
    if any(phrase in lex.metonym_before for phrase in _before(document, spot)):
        return True
    after = [t.key for t in document.tokens[spot.last : min(spot.last + 2, spot.sentence.last)]]
    return any(" ".join(after[:n]) in lex.metonym_after for n in range(1, len(after) + 1))


def use_of(document: Document, reading: Reading, previous: str) -> str:
    """ "location" | "metonym" | "dateline" | "nationality" | "name"; `previous`: the use of a name that "and" joins
    this one to, or ""."""
    spot = reading.spot
    if spot.inside_name:
        return "name"
    if spot.what == "demonym":
        return "nationality"
    if _dateline(document, spot):
        return "dateline"
    lex = lexicon(spot.sentence.language)
    if not _is_power(reading) or spot.what == "capital":
        return "location"
    if previous:
        return previous
    return "metonym" if _party(document, spot, lex) or _acts(document, spot, lex) else "location"
