"""Which place a name means: by its spelling or sound first, then by country, company, kind and size.

Scores are shares: of all places that the name may mean, how much speaks for this one, times how well the name fits.
"""

from collections.abc import Iterable
from functools import lru_cache
from math import exp, log10

from marsad.ground.distance import Point, distance_km
from marsad.ground.gazetteer.schema import Place
from marsad.ground.gazetteer.store import Gazetteer, Hit, open_gazetteer
from marsad.ground.placekinds import kinds_introduced
from marsad.ground.surroundings import Surroundings, read_surroundings
from marsad.model.mentions import PlaceCandidate
from marsad.resources import load, load_one
from marsad.text.fold import fold_view
from marsad.text.words import words_of

_TIER = {1: 3.2, 2: 2.7, 3: 2.3, 4: 1.9}
_KIND = {"country": 5.0, "admin1": 1.3, "admin2": 0.6, "area": 0.8, "town": 1.6, "forest": 1.0, "lake": 1.0}
_OWN = 1.2  # any other of marsad's own places
_FAR = 2.0  # against a place of another part of the world that is little known or only sounds like the name
_WELL_KNOWN = 500_000  # inhabitants
_CAPITAL = 2.5
_SPELT = 2.5  # the very name against one that sounds like it
_SHARPNESS = 14.0  # what a tenth of likeness costs, in log odds times ten
_COUNTRY_GIVEN = 6.0
_COUNTRY_NAMED = 1.6
_NO_COUNTRY = 0.6  # against countries that the context does not name, when it names some
_ELSEWHERE = 2.5  # the same for a place in another part of the world
_FAR_FROM_HOLDER_KM = 250.0
_KIND_FITS, _KIND_WRONG = 1.6, -0.8
_FAINTEST = 0.55  # likeness below which a name is another name
_SIMILAR_KINDS = (
    {"town", "village", "capital", "camp", "well", "border_crossing", "quarter"},
    {"admin1", "admin2"},
    {"area", "forest", "lake", "river"},
)


def _size(place: Place, *, spelt: bool) -> float:
    """How likely reports on the region mean this place when they say its name, in log odds; population last."""
    if place.kind == "country" and not spelt:
        return -1.0
    if place.source == "marsad":
        return _TIER.get(place.tier or 0) or _KIND.get(place.kind, _OWN)
    people = log10(max(place.population or 0, 300))
    known = spelt and (place.population or 0) >= _WELL_KNOWN
    far = 0.0 if known or place.kind == "capital" or place.country in region() else _FAR
    return (people - 4.6) * 0.9 + (_CAPITAL if place.kind == "capital" else 0.0) - far


def _company(place: Place, around: Surroundings) -> float:
    """What the countries and places named nearby say for this place."""
    total = 0.0
    if around.countries and place.kind != "country":
        named = around.countries.get(place.country or "", 0.0)
        absent = _NO_COUNTRY if place.country in region() else _ELSEWHERE
        total += _COUNTRY_NAMED * min(2.0, named) if named else -absent
    if around.holders and place.lat is not None and place.lon is not None:
        nearest = min(distance_km((place.lat, place.lon), point) for point in around.holders)
        total += 5.0 * exp(-nearest / 80.0) - (3.0 if nearest > _FAR_FROM_HOLDER_KM else 0.0)
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
def region() -> frozenset[str]:
    """Countries that marsad has places of its own in."""
    return frozenset(record["country"] for record in load("places"))


@lru_cache(maxsize=1)
def near_abroad() -> frozenset[str]:
    """The region and what lies around it."""
    return region() | frozenset(load_one("toponyms", "all")["near_abroad"])


def score_place(
    hit: Hit, around: Surroundings, *, spelt: bool = True, country: str | None = None, near: Point | None = None
) -> float:
    """Log odds for one place, without regard to the others."""
    place = hit.place
    odds = (
        _size(place, spelt=spelt)
        + _SHARPNESS * (hit.quality - 1.0)
        + _company(place, around)
        + _kind_fit(place, around.kinds)
    )
    if country is not None:
        odds += _COUNTRY_GIVEN if place.country == country else 0.0
    if near is not None and place.lat is not None and place.lon is not None:
        odds += 4.0 * exp(-distance_km(near, (place.lat, place.lon)) / 200.0)
    return odds


def to_candidate(place: Place, score: float) -> PlaceCandidate:
    return PlaceCandidate(
        place.id,
        place.name,
        place.country,
        place.admin1,
        place.admin2,
        place.lat,
        place.lon,
        place.kind,
        round(score, 4),
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
