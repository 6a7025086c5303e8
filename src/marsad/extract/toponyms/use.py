"""What a place name is used for: where something is, a government, a dateline, a nationality, a part of a name."""

import re
from dataclasses import replace

from marsad.extract.toponyms.government import speaks_next, stands_for_government
from marsad.extract.toponyms.resolve import Reading
from marsad.extract.toponyms.spot import Spot
from marsad.ground.nations import is_capital_id
from marsad.model.document import Document
from marsad.model.report import Sentence, Span

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
    if not _is_power(reading) or spot.what == "capital":
        return "location"
    if previous and not (previous == "location" and speaks_next(document, spot)):
        return previous
    return "metonym" if stands_for_government(document, spot) else "location"
