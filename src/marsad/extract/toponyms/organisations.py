"""Names of the actor list in a report: what they say of the country it is about, and places that are part of them."""

from functools import lru_cache

from marsad.model.document import Document
from marsad.resources import load
from marsad.text.match import Match, PhraseMatcher
from marsad.text.split import readable_sentences

_SHORTEST = 4  # letters
_FEW = 2  # countries of an actor that says where a report is set
_WEIGHT = 0.5


@lru_cache(maxsize=1)
def _matcher() -> PhraseMatcher[tuple[str, ...]]:
    matcher: PhraseMatcher[tuple[str, ...]] = PhraseMatcher(())
    for record in load("actors"):
        for name in record.get("names", ()):
            if len(name["text"]) >= _SHORTEST:
                matcher.add(name["text"], tuple(record.get("countries", ())))
    return matcher


def find_organisations(document: Document, first: int, last: int) -> list[Match[tuple[str, ...]]]:
    """Names of the list between two token positions, each with the countries its actor works in."""
    return _matcher().find(document.tokens, first, last)


def countries_of_organisations(document: Document) -> dict[str, float]:
    """How much the organisations named speak for each country."""
    weights: dict[str, float] = {}
    for sentence in readable_sentences(document):
        for match in find_organisations(document, sentence.first, sentence.last):
            countries = {code for codes in match.payloads for code in codes}
            if 0 < len(countries) <= _FEW:
                for code in sorted(countries):
                    weights[code] = weights.get(code, 0.0) + _WEIGHT / len(countries)
    return weights
