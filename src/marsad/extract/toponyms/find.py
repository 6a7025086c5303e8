"""Where place names stand in a report: marsad's own places, countries and demonyms by their names; then, with support
of the words around them, towns of the world and spellings that no list has (`cued`)."""

from collections.abc import Iterator

from marsad.extract.toponyms.capital import capital_spots
from marsad.extract.toponyms.cued import cued_spots
from marsad.extract.toponyms.lexicon import common_words, joined, lexicon, other_names
from marsad.extract.toponyms.organisations import countries_of_organisations, find_organisations
from marsad.extract.toponyms.repeated import repeated_spots
from marsad.extract.toponyms.spot import (
    Spot,
    attached,
    coordinated,
    event_before,
    has_capital,
    said_to_be_there,
    word_before,
)
from marsad.extract.toponyms.whole import whole_names
from marsad.ground.gazetteer.store import open_gazetteer
from marsad.ground.nations import demonyms_of, is_written
from marsad.ground.placekinds import kinds_after, kinds_before
from marsad.ground.placenames import Named, find_names
from marsad.ground.toponyms import region
from marsad.model.document import Document
from marsad.model.report import Sentence
from marsad.text.match import Match
from marsad.text.split import readable_sentences
from marsad.text.words import is_arabic

_SHORT = 3  # Arabic letters of a name that could be the remains of a word whose first letters look like particles


def _refs(match: Match[Named], what: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(named.ref for named in match.payloads if named.what == what))


def _is_adjective(document: Document, sentence: Sentence, first: int, start: int) -> bool:
    """Of a word that is country and adjective alike ("مالي"): whether a noun stands before it that it describes."""
    lex = lexicon("ar")
    before = word_before(document, first, sentence.first)
    if not before or start > document.tokens[first].start or said_to_be_there(document, sentence, first, start, lex):
        return False
    gap = document.text[document.tokens[first - 1].end : document.tokens[first].start]
    names_units = "country" in kinds_before(document.tokens, first, sentence.first)
    return gap == " " and not before.startswith("ال") and before != "و" and not names_units and before not in lex.speech


def _supported(
    document: Document, sentence: Sentence, match: Match[Named], key: str, kinds: frozenset[str], previous: Spot | None
) -> bool:
    """Whether a name that is a word as well, or very short, is meant as a place."""
    lex = lexicon(sentence.language)
    if key in lex.stop:
        return False
    if kinds:
        return True
    if key in lex.generic:
        return False
    begins_inside = match.span.start > document.tokens[match.first].start
    short = is_arabic(key) and len(key) <= _SHORT and begins_inside
    if begins_inside and key in lex.weak | lex.generic and document.tokens[match.first].key in common_words("ar"):
        return False
    if key not in lex.weak and not short:
        return True
    if coordinated(document, match.first, match.span.start, previous):
        return True
    return said_to_be_there(document, sentence, match.first, match.span.start, lex) or event_before(
        document, sentence, match.first, lex
    )


def _spot(document: Document, sentence: Sentence, match: Match[Named], previous: Spot | None) -> Spot | None:
    places, nations, demonyms = (_refs(match, what) for what in ("place", "nation", "demonym"))
    key = joined(document.quote(match.span))
    kinds = kinds_before(document.tokens, match.first, sentence.first)
    if not is_arabic(key):
        kinds |= kinds_after(document.tokens, match.last, sentence.last)
    arabic = is_arabic(key)
    written = arabic or any(has_capital(document, n) for n in range(match.first, match.last))

    def make(what: str, refs: tuple[str, ...]) -> Spot:
        return Spot(match.first, match.last, match.span, sentence, what, refs, kinds=kinds)

    if arabic and places and _part_of_longer(document, sentence, match, kinds):
        return None
    if nations and demonyms and arabic and _is_adjective(document, sentence, match.first, match.span.start):
        return make("demonym", demonyms)
    if nations and written:
        if kinds & {"town", "admin1", "river", "lake"} and any("-" in place for place in places):
            return make("place", tuple(place for place in places if "-" in place))
        return make("nation", nations)
    if demonyms and not (places and kinds) and is_written(key, document.quote(match.span)):
        return make("demonym", demonyms)
    if places and written and not arabic and not kinds and _of_person(document, sentence, match, spot_tier(places)):
        return None
    if places and written and _supported(document, sentence, match, key, kinds, previous):
        return make("place", places)
    return None


def _part_of_longer(document: Document, sentence: Sentence, match: Match[Named], kinds: frozenset[str]) -> bool:
    """Whether an Arabic name is only the rest of one: "زارة" of "عين زارة", or "ورو" of "قرية فورو", where no particle
    can stand."""
    before = word_before(document, match.first, sentence.first)
    first = before[1:] if before[:1] in ("و", "ب", "ل", "ف") else before
    if {before, first} & lexicon("ar").name_parts:
        return True
    return bool(kinds) and attached(document, match.first, match.span.start) == "ف"


def spot_tier(places: tuple[str, ...]) -> int:
    """The best tier among the places that a name may mean: 1 most reported ... 9 none."""
    gazetteer = open_gazetteer()
    found = (gazetteer.get(place) for place in places)
    return min((p.tier or (2 if p.kind.startswith("admin") else 9) for p in found if p), default=9)


def _of_person(document: Document, sentence: Sentence, match: Match[Named], tier: int) -> bool:
    """Whether a capitalised word stands before a little known name, as a first name does ("Soumaïla Cissé")."""
    if tier <= 2 or match.first <= sentence.first + 1:
        return False
    before, token = document.tokens[match.first - 1], document.tokens[match.first]
    gap = document.text[before.end : token.start]
    return gap == " " and has_capital(document, match.first - 1) and not demonyms_of(before.key)


def _known(document: Document, sentence: Sentence) -> Iterator[Spot]:
    previous: Spot | None = None
    for match in find_names(document.tokens, sentence.first, sentence.last):
        spot = _spot(document, sentence, match, previous)
        if spot is not None:
            previous = spot
            yield spot


def _mark_names(document: Document, sentence: Sentence, spots: list[Spot]) -> None:
    """Places inside the names of organisations and outlets are no places."""
    longer = [
        match
        for match in find_organisations(document, sentence.first, sentence.last)
        if any(match.first < spot.first or spot.last < match.last for spot in spots)
    ]
    others = other_names().find(document.tokens, sentence.first, sentence.last)
    for first, last in [(m.first, m.last) for m in others] + [(m.first, m.last) for m in longer]:
        for spot in spots:
            if first <= spot.first and spot.last <= last and spot.what != "demonym":
                spot.inside_name = True


def _countries(spot: Spot) -> set[str]:
    """The countries that a spot may lie in or belong to."""
    if spot.what in ("nation", "demonym"):
        return set(spot.refs)
    found = (open_gazetteer().get(ref) for ref in spot.refs)
    return {place.country for place in found if place and place.country}


def _set_in(document: Document, spots: list[Spot]) -> frozenset[str]:
    """The countries that a report is set in, by its places and countries; people from elsewhere set it nowhere.

    All of the region where nothing says it.
    """
    said = {code for spot in spots if spot.what != "demonym" for code in _countries(spot)}
    peoples = {code for spot in spots if spot.what == "demonym" for code in _countries(spot)}
    found = said | (peoples & region()) or peoples or set(countries_of_organisations(document))
    return frozenset(found) or region()


def find_spots(document: Document) -> list[Spot]:
    """All spots of the sentences that marsad reads, in text order."""
    by_sentence: list[tuple[Sentence, list[Spot]]] = []
    for sentence in readable_sentences(document):
        if sentence.language in ("ar", "fr", "en"):
            by_sentence.append((sentence, list(_known(document, sentence))))
    countries = _set_in(document, [spot for _, spots in by_sentence for spot in spots])
    cued = [cued_spots(document, sentence, spots, countries) for sentence, spots in by_sentence]
    once = [spot for spots in cued for spot in spots if spot.hits or spot.what == "unknown"]
    found: list[Spot] = []
    for (sentence, _), spots in zip(by_sentence, cued, strict=True):
        spots += repeated_spots(document, sentence, spots, once)
        spots += capital_spots(document, sentence, spots)
        spots = whole_names(document, sorted(spots, key=lambda spot: spot.first))
        _mark_names(document, sentence, spots)
        found += spots
    return found
