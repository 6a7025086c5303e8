"""What a place name is used for: where something is, a government, a dateline, a nationality, a part of a name."""

import re

from marsad.extract.toponyms.find import Spot
from marsad.extract.toponyms.lexicon import Lexicon, lexicon
from marsad.extract.toponyms.resolve import Reading
from marsad.model.document import Document
from marsad.text.words import is_arabic

_POWERS = frozenset({"country", "capital"})
_DATELINE_REACH = 60  # characters between a dateline's place and the dash that ends it


def _is_capital_of_country(reading: Reading) -> bool:
    from marsad.ground.nations import is_capital_id

    place = reading.resolved
    return place is not None and (place.kind in _POWERS or is_capital_id(place.place_id))


def _dateline(document: Document, spot: Spot) -> bool:
    """A place at the very beginning of a paragraph, closed by a dash, an agency in brackets or a colon."""
    passage = document.passages[spot.sentence.passage]
    if passage.title or spot.span.start - passage.span.start > 2:
        return False
    rest = document.text[spot.span.end : min(passage.span.end, spot.span.end + _DATELINE_REACH)]
    return bool(re.match(r"[^.:\n]{0,45}?(?:\s[-–—]{1,2}\s|[-–—]{2}|\)\s*[-–—:])", rest)) and bool(
        re.match(r"\s*[,،(/\-–—]|\s+\d", rest)
    )


def _before(document: Document, spot: Spot, reach: int = 4) -> list[str]:
    """The words before, and their last one or two joined, for lists of phrases."""
    first = max(spot.sentence.first, spot.first - reach)
    keys = [t.key for t in document.tokens[first : spot.first]]
    return [" ".join(keys[-n:]) for n in range(1, len(keys) + 1)]


def _speaks(document: Document, spot: Spot, lex: Lexicon) -> bool:
    """Whether a verb of speech or government follows the name (Latin) or comes before it (Arabic)."""
    tokens = document.tokens
    if is_arabic(tokens[spot.first].key):
        if spot.first > spot.sentence.first and tokens[spot.first].key == tokens[spot.first].keys[0][0]:
            before = tokens[spot.first - 1]
            forms = {form for form, _ in before.keys}
            plain = spot.span.start == tokens[spot.first].start
            if plain and forms & lex.speech:
                return True
        after = tokens[spot.last].key if spot.last < spot.sentence.last else ""
        return spot.first == spot.sentence.first and after in lex.speech
    if spot.last >= spot.sentence.last:
        return False
    gap = document.text[tokens[spot.last - 1].end : tokens[spot.last].start]
    return gap.strip() in ("", "'") and tokens[spot.last].key in lex.speech


def _party(document: Document, spot: Spot, lex: Lexicon) -> bool:
    """Whether the words before or after make a government of the name ("selon Bamako", "Algiers accord")."""
    before = _before(document, spot)
    attached = document.tokens[spot.first]
    if is_arabic(attached.key) and spot.span.start > attached.start:
        return False
    if any(phrase in lex.metonym_before for phrase in before):
        return True
    after = [t.key for t in document.tokens[spot.last : min(spot.last + 2, spot.sentence.last)]]
    return any(" ".join(after[:n]) in lex.metonym_after for n in range(1, len(after) + 1))


def use_of(document: Document, reading: Reading) -> str:
    """"location" | "metonym" | "dateline" | "nationality" | "name"."""
    spot = reading.spot
    if spot.inside_name:
        return "name"
    if spot.what == "demonym":
        return "nationality"
    if _dateline(document, spot):
        return "dateline"
    lex = lexicon(spot.sentence.language)
    if _is_capital_of_country(reading) and (_speaks(document, spot, lex) or _party(document, spot, lex)):
        return "metonym"
    return "location"
