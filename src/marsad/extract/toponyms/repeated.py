"""Names that were believed once in a report are believed wherever they stand ("غووزا: ثلاث نساء ...")."""

from marsad.extract.toponyms.spot import Spot, has_capital
from marsad.model.document import Document
from marsad.model.report import Sentence
from marsad.text.match import PhraseMatcher
from marsad.text.words import is_arabic

_SHORTEST = 4  # letters


def repeated_spots(document: Document, sentence: Sentence, spots: list[Spot], once: list[Spot]) -> list[Spot]:
    """Further occurrences, in the sentence, of names that have support somewhere in the report."""
    if not once:
        return []
    texts = {document.quote(spot.span): spot for spot in reversed(once)}
    matcher = PhraseMatcher((text, spot) for text, spot in texts.items() if len(text) >= _SHORTEST)
    taken = {n for spot in spots for n in range(spot.first, spot.last)}
    found = []
    for match in matcher.find(document.tokens, sentence.first, sentence.last):
        like = match.payloads[0]
        named = is_arabic(document.tokens[match.first].key) or has_capital(document, match.first)
        if named and not any(n in taken for n in range(match.first, match.last)):
            found.append(Spot(match.first, match.last, match.span, sentence, like.what, like.refs, like.hits))
    return found
