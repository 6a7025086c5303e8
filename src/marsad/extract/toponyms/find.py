"""Where place names stand in a report: marsad's own places, countries, demonyms, towns of the world, unknown names
that a word for a kind of place introduces."""

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.extract.toponyms.lexicon import Lexicon, joined, lexicon, other_names
from marsad.ground.gazetteer.store import Hit, open_gazetteer
from marsad.ground.nations import is_weak
from marsad.ground.placenames import Named, find_names
from marsad.ground.toponyms import kinds_before
from marsad.model.document import Document
from marsad.model.report import Sentence, Span, Token
from marsad.text.split import readable_sentences
from marsad.text.words import is_arabic

_LONGEST = 4  # words of a town's name
_TOWN_SMALLEST = 150_000  # inhabitants of a world town that needs no other support than its place in the sentence
_SOUND_FLOOR = 0.8


@dataclass(slots=True)
class Spot:
    """Words that may name a place. `what`: place | nation | demonym | town (of the world) | unknown."""

    first: int
    last: int
    span: Span
    sentence: Sentence
    what: str
    refs: tuple[str, ...]
    hits: tuple[Hit, ...] = ()
    kinds: frozenset[str] = frozenset()
    inside_name: bool = False


def is_capital(document: Document, token: Token) -> bool:
    letter = document.text[token.start]
    return letter.isupper()


def words(document: Document, first: int, last: int) -> str:
    return " ".join(token.key for token in document.tokens[first:last])


def _written_as_name(document: Document, first: int, last: int) -> bool:
    """Latin names are written with a capital; Arabic has none."""
    tokens = document.tokens[first:last]
    return is_arabic(tokens[0].key) or any(is_capital(document, token) for token in tokens)


def _spot_of(document: Document, sentence: Sentence, match_refs: tuple[Named, ...], first: int, last: int, span: Span) -> Spot | None:
    lex = lexicon(sentence.language)
    key = joined(document.quote(span))
    kinds = kinds_before(document.tokens, first)
    places = tuple(dict.fromkeys(n.ref for n in match_refs if n.what == "place"))
    nations = tuple(dict.fromkeys(n.ref for n in match_refs if n.what == "nation"))
    demonyms = tuple(dict.fromkeys(n.ref for n in match_refs if n.what == "demonym"))
    if demonyms and not (nations and is_arabic(key) and not key.startswith("ال") and _names_country(document, first, lex)):
        if nations or not places or not kinds:
            if not (nations and not is_arabic(key)):
                return Spot(first, last, span, sentence, "demonym", demonyms, kinds=kinds)
    if not _written_as_name(document, first, last):
        return None
    if nations:
        return Spot(first, last, span, sentence, "nation", nations, kinds=kinds)
    if key in lex.generic and not kinds:
        return None
    return Spot(first, last, span, sentence, "place", places, kinds=kinds)


def _names_country(document: Document, first: int, lex: Lexicon) -> bool:
    """Of "مالي", country and adjective alike: the country after a preposition, an attached one or a compass word."""
    token = document.tokens[first]
    if len(token.keys) > 1 and first and token.keys[-1][1] > token.start and token.key[0] in "بلفك":
        return True
    before = document.tokens[first - 1].key if first else ""
    if before in lex.location_before or before.lstrip("وب") in lex.directions or before in lex.directions:
        return True
    return not before or not _is_noun_with_adjective(document, first)


def _is_noun_with_adjective(document: Document, first: int) -> bool:
    """Whether the word before is an indefinite noun that an adjective in -ي may describe ("جندي مالي")."""
    token, before = document.tokens[first], document.tokens[first - 1]
    gap = document.text[before.end : token.start]
    return gap == " " and not before.key.startswith("ال") and before.key not in ("و", "دوله", "جمهوريه", "شمالي", "جنوبي")


def _known(document: Document, sentence: Sentence) -> Iterator[Spot]:
    for match in find_names(document.tokens, sentence.first, sentence.last):
        if is_weak(document.quote(match.span)) and not is_arabic(match_key := document.tokens[match.first].key):
            _ = match_key
        spot = _spot_of(document, sentence, match.payloads, match.first, match.last, match.span)
        if spot is not None:
            yield spot


def _free(taken: set[int], first: int, last: int) -> bool:
    return not any(n in taken for n in range(first, last))


def _located(document: Document, first: int, lex: Lexicon) -> bool:
    """Whether the word before says that a place follows."""
    token = document.tokens[first]
    if is_arabic(token.key):
        if any(form.startswith("ال") or True for form, start in token.keys[1:] if token.key[0] in "بل" and start > token.start):
            return True
    return first > 0 and document.tokens[first - 1].key in lex.location_before


def _towns(document: Document, sentence: Sentence, taken: set[int]) -> Iterator[Spot]:
    """Towns of the world: written as names, in the place of a place, and big or introduced as a town."""
    lex, gazetteer = lexicon(sentence.language), open_gazetteer()
    at = sentence.first
    while at < sentence.last:
        spot = None
        for last in range(min(at + _LONGEST, sentence.last), at, -1):
            if not _free(taken, at, last):
                continue
            spot = _town_at(document, sentence, at, last, lex)
            if spot is not None:
                break
        if spot is None:
            at += 1
        else:
            yield spot
            at = spot.last
    _ = gazetteer


def _town_at(document: Document, sentence: Sentence, first: int, last: int, lex: Lexicon) -> Spot | None:
    tokens = document.tokens[first:last]
    latin = not is_arabic(tokens[0].key)
    if latin and not all(is_capital(document, t) or t.key in ("de", "du", "of", "el", "al", "sur") for t in tokens):
        return None
    if latin and (not is_capital(document, tokens[0]) or not is_capital(document, tokens[-1])):
        return None
    kinds = kinds_before(document.tokens, first)
    located = _located(document, first, lex)
    if not (kinds or located):
        return None
    forms = tokens[0].keys if not latin else tokens[0].keys[:1]
    for form, start in forms:
        if len(form) < 3 or form in lex.stop or (last - first == 1 and form in lex.generic and not kinds):
            continue
        span = Span(start, tokens[-1].end)
        hits = open_gazetteer().named(document.quote(span))
        hits = tuple(h for h in hits if h.quality >= 0.96)
        if hits and (kinds or max(h.place.population or 0 for h in hits) >= _TOWN_SMALLEST or _any_capital(hits)):
            return Spot(first, last, span, sentence, "town", tuple(h.place.id for h in hits), hits, kinds)
    return None


def _any_capital(hits: tuple[Hit, ...]) -> bool:
    return any(h.place.kind == "capital" for h in hits)


def _mark_names(document: Document, sentence: Sentence, spots: list[Spot]) -> None:
    """Places inside the names of organisations and outlets are no places."""
    for match in other_names().find(document.tokens, sentence.first, sentence.last):
        for spot in spots:
            if match.first <= spot.first and spot.last <= match.last:
                spot.inside_name = True


def find_spots(document: Document) -> list[Spot]:
    """All spots of the sentences that marsad reads, in text order."""
    found: list[Spot] = []
    for sentence in readable_sentences(document):
        if sentence.language not in ("ar", "fr", "en"):
            continue
        spots = list(_known(document, sentence))
        taken = {n for spot in spots for n in range(spot.first, spot.last)}
        spots += _towns(document, sentence, taken)
        spots.sort(key=lambda spot: spot.first)
        _mark_names(document, sentence, spots)
        found += spots
    return found
