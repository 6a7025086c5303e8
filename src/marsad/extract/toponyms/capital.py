"""Words for a capital without its name: "la capitale malienne", "العاصمة", "the Nigerien capital"."""

from functools import lru_cache

from marsad.extract.toponyms.lexicon import lexicon
from marsad.extract.toponyms.spot import Spot
from marsad.ground.nations import capital_of, demonyms_of
from marsad.model.document import Document
from marsad.model.report import Sentence
from marsad.text.match import PhraseMatcher

_LANGUAGES = ("ar", "fr", "en")


@lru_cache(maxsize=3)
def _matcher(language: str) -> PhraseMatcher[str]:
    return PhraseMatcher((phrase, phrase) for phrase in lexicon(language).capital_words)


def capital_spots(document: Document, sentence: Sentence, spots: list[Spot]) -> list[Spot]:
    """Spots of kind "capital": `refs` that of the country said beside it, () for the report's own country.

    Nothing where the name itself follows ("العاصمة باماكو") or where it is that of a region or of something else.
    """
    lex = lexicon(sentence.language)
    taken = {n: spot for spot in spots for n in range(spot.first, spot.last)}
    found = []
    for match in _matcher(sentence.language).find(document.tokens, sentence.first, sentence.last):
        after = taken.get(match.last)
        before = taken.get(match.first - 1)
        following = document.tokens[match.last].key if match.last < sentence.last else ""
        gap = document.text[match.span.end : document.tokens[match.last].start] if following else "."
        close = gap.strip() == ""
        if (
            match.first in taken
            or (after is not None and after.what != "demonym")
            or (close and following in lex.capital_not)
        ):
            continue
        beside = after if after is not None and close else before
        codes = demonyms_of(document.quote(beside.span)) if beside is not None and beside.what == "demonym" else ()
        refs = tuple(place for place in map(capital_of, codes[:1]) if place)
        found.append(Spot(match.first, match.last, match.span, sentence, "capital", refs))
    return found
