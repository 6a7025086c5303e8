"""Which place a name means: by its spelling or sound first, then by country, company, kind and size.

Scores are shares: of all places that the name may mean, how much speaks for this one, times how well the name fits.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp, log10

from marsad.ground.distance import Point, distance_km
from marsad.ground.gazetteer.schema import Place
from marsad.ground.gazetteer.store import Gazetteer, Hit, open_gazetteer
from marsad.ground.placenames import find_names
from marsad.model.mentions import PlaceCandidate
from marsad.model.report import Token
from marsad.resources import load
from marsad.text.fold import fold_view
from marsad.text.match import PhraseMatcher
from marsad.text.words import phrase_keys, words_of

_TIER = {1: 3.2, 2: 2.7, 3: 2.3, 4: 1.9}
_KIND = {"country": 5.0, "admin1": 1.3, "admin2": 0.6, "area": 0.8, "town": 1.6, "forest": 1.0, "lake": 1.0}
_OWN = 1.2  # any other of marsad's own places
_FAR = 2.0  # against a place of another part of the world that only sounds like the name
_SPELT = 2.5  # the very name against one that sounds like it
_SHARPNESS = 14.0  # what a tenth of likeness costs, in log odds times ten
_COUNTRY_GIVEN = 6.0
_COUNTRY_NAMED = 1.6
_NO_COUNTRY = 0.6  # against countries that the context does not name, when it names some
_KIND_FITS, _KIND_WRONG = 1.6, -0.8
_FAINTEST = 0.55  # likeness below which a name is another name
_SIMILAR_KINDS = (
    {"town", "village", "capital", "camp", "well", "border_crossing"},
    {"admin1", "admin2"},
    {"area", "forest", "lake", "river"},
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the words around a name say of where it lies: weights of countries, points of other places, the kind."""

    countries: dict[str, float] = field(default_factory=dict)
    points: tuple[Point, ...] = ()
    kinds: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def kind_matcher() -> PhraseMatcher[str]:
    """Words for kinds of places ("village de", "بلدة"), each with the kinds that it may introduce."""
    matcher: PhraseMatcher[str] = PhraseMatcher(())
    for record in load("toponyms"):
        for kind, phrases in record.get("kinds", {}).items():
            for phrase in phrases:
                matcher.add(phrase, kind)
    return matcher


@lru_cache(maxsize=1)
def _after_matcher() -> PhraseMatcher[str]:
    matcher: PhraseMatcher[str] = PhraseMatcher(())
    for record in load("toponyms"):
        for kind, phrases in record.get("kinds_after", {}).items():
            for phrase in phrases:
                matcher.add(phrase, kind)
    return matcher


def kinds_after(tokens: Sequence[Token], at: int, stop: int) -> frozenset[str]:
    """Kinds that the words from token `at` on say of the name before them ("Gao region")."""
    found = _after_matcher().all_at(tokens, at, stop) if at < stop else []
    return frozenset(found[0].payloads) if found else frozenset()


def kinds_introduced(words: str) -> tuple[frozenset[str], int]:
    """Kinds that the words at the beginning say ("ville de Gao"), and how many words say so."""
    tokens = words_of(fold_view(words))
    found = kind_matcher().all_at(tokens, 0, len(tokens)) if tokens else []
    for match in found:
        if match.last < len(tokens):
            return frozenset(match.payloads), match.last
    return frozenset(), 0


def _size(place: Place, *, spelt: bool) -> float:
    """How likely reports on the region mean this place when they say its name, in log odds; population last."""
    if place.kind == "country" and not spelt:
        return -1.0
    if place.source == "marsad":
        return _TIER.get(place.tier or 0) or _KIND.get(place.kind, _OWN)
    people = log10(max(place.population or 0, 300))
    far = 0.0 if spelt or place.country in _region() else _FAR
    return (people - 4.6) * 0.9 + (1.5 if place.kind == "capital" else 0.0) - far


def _company(place: Place, around: Surroundings) -> float:
    """What the countries and places named nearby say for this place."""
    total = 0.0
    if around.countries and place.kind != "country":
        named = around.countries.get(place.country or "", 0.0)
        total += _COUNTRY_NAMED * min(2.0, named) if named else -_NO_COUNTRY
    if around.points and place.lat is not None and place.lon is not None:
        nearest = min(distance_km((place.lat, place.lon), point) for point in around.points)
        total += 1.8 * exp(-nearest / 150.0)
    return total


def _kind_fit(place: Place, kinds: frozenset[str]) -> float:
    if not kinds:
        return 0.9 if place.kind in _SIMILAR_KINDS[0] or place.kind == "area" else -0.3
    if place.kind in kinds:
        return _KIND_FITS
    related = any(place.kind in group and kinds & group for group in _SIMILAR_KINDS)
    return 0.6 if related else _KIND_WRONG


@lru_cache(maxsize=1)
def _region() -> frozenset[str]:
    """Countries that marsad has places of its own in."""
    return frozenset(record["country"] for record in load("places"))


def score_place(
    hit: Hit, around: Surroundings, *, spelt: bool = True, country: str | None = None, near: Point | None = None
) -> float:
    """Log odds for one place, without regard to the others."""
    place = hit.place
    odds = _size(place, spelt=spelt) + _SHARPNESS * (hit.quality - 1.0) + _company(place, around) + _kind_fit(place, around.kinds)
    if country is not None:
        odds += _COUNTRY_GIVEN if place.country == country else 0.0
    if near is not None and place.lat is not None and place.lon is not None:
        odds += 4.0 * exp(-distance_km(near, (place.lat, place.lon)) / 200.0)
    return odds


def to_candidate(place: Place, score: float) -> PlaceCandidate:
    return PlaceCandidate(
        place.id, place.name, place.country, place.admin1, place.admin2, place.lat, place.lon, place.kind, round(score, 4)
    )


def rank(
    hits: Iterable[tuple[Hit, bool]],
    around: Surroundings,
    *,
    country: str | None = None,
    near: Point | None = None,
    limit: int = 10,
) -> list[PlaceCandidate]:
    """Candidates best first; each hit comes with whether the name was spelt exactly so."""
    odds = [
        (score_place(hit, around, spelt=spelt, country=country, near=near) + (_SPELT if spelt else 0.0), hit)
        for hit, spelt in hits
    ]
    if not odds:
        return []
    odds.sort(key=lambda item: (-item[0], item[1].place.id))
    top = odds[0][0]
    weights = [exp(max(-50.0, value - top)) for value, _ in odds]
    total = sum(weights)
    return [
        to_candidate(hit.place, hit.quality * weight / total)
        for weight, (_, hit) in zip(weights[:limit], odds[:limit], strict=True)
    ]


def _hits(name: str, gazetteer: Gazetteer) -> list[tuple[Hit, bool]]:
    """Places of that name; and those that sound like it unless one of marsad's own is spelt so."""
    found = {hit.place.id: (hit, True) for hit in gazetteer.named(name)}
    if not any(hit.place.source == "marsad" for hit, _ in found.values()):
        for hit in gazetteer.sounding(name):
            if hit.quality >= _FAINTEST:
                found.setdefault(hit.place.id, (hit, False))
    return list(found.values())


def read_surroundings(context: str, text: str) -> Surroundings:
    """Countries, other places and kind words in the sentence that a name stands in."""
    tokens = words_of(fold_view(context))
    own = phrase_keys(text)
    countries: Counter[str] = Counter()
    points: list[Point] = []
    gazetteer = open_gazetteer()
    for match in find_names(tokens):
        if tuple(t.key for t in tokens[match.first : match.last])[-len(own) :] == own:
            continue
        refs = list(dict.fromkeys(match.payloads))
        for named in refs:
            if named.what == "place":
                place = gazetteer.get(named.ref)
                if place is None:
                    continue
                if place.kind == "country":
                    continue
                if place.country and len({r.ref[:3] for r in refs}) == 1:
                    countries[place.country] += 0.5 / len(refs)
                if place.kind not in ("area", "river") and place.lat is not None and place.lon is not None:
                    points.append((place.lat, place.lon))
            else:
                countries[named.ref] += 1.0 / len(refs)
    return Surroundings(dict(countries), tuple(points), _kind_before(context, text))


def _kind_before(context: str, text: str) -> frozenset[str]:
    """The kind that the words just before the name say, where the name stands in the context."""
    tokens, own = words_of(fold_view(context)), phrase_keys(text)
    size = len(own)
    for at in range(len(tokens) - size + 1):
        forms = {form for form, _ in tokens[at].keys}
        if own and own[0] in forms and tuple(t.key for t in tokens[at + 1 : at + size]) == own[1:]:
            return kinds_before(tokens, at)
    return frozenset()


def kinds_before(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """Kinds that the words ending just before token `at` introduce."""
    for back in (4, 3, 2, 1):
        if at - back >= 0:
            for match in kind_matcher().all_at(tokens, at - back, at):
                if match.last == at:
                    return frozenset(match.payloads)
    return frozenset()


def resolve_place(
    text: str,
    *,
    country: str | None = None,
    near: Point | None = None,
    context: str | None = None,
    limit: int = 10,
) -> list[PlaceCandidate]:
    """The places that a name may mean, best first; [] where no name comes near.

    Args:
        text: the name as a report writes it, kind words before it allowed ("ville de Gao", "بلدة ليبتاكو").
        country: ISO 3166-1 alpha-2 of the country it lies in, where known.
        near: a point (latitude, longitude) it should lie near to.
        context: the sentence it stands in; countries, places and kind words in it are weighed.
    """
    gazetteer = open_gazetteer()
    around = read_surroundings(context, text) if context else Surroundings()
    hits = [(hit, spelt) for hit, spelt in _hits(text, gazetteer)]
    kinds, count = kinds_introduced(text)
    if count and not any(spelt for _, spelt in hits):
        tokens = words_of(fold_view(text))
        hits = _hits(text[tokens[count].start :], gazetteer)
        around = Surroundings(around.countries, around.points, kinds)
    return rank(hits, around, country=country, near=near, limit=limit)
