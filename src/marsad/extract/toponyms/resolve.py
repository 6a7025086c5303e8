"""All names of a report resolved together: the countries it is about, the kinds said, the company of other places."""

from collections import defaultdict
from dataclasses import dataclass
from math import isclose

from marsad.extract.toponyms.government import stands_for_government
from marsad.extract.toponyms.lexicon import lexicon
from marsad.extract.toponyms.organisations import countries_of_organisations
from marsad.extract.toponyms.spot import Spot
from marsad.ground.distance import Point, distance_km
from marsad.ground.gazetteer.schema import Place
from marsad.ground.gazetteer.store import Gazetteer, Hit, open_gazetteer
from marsad.ground.nations import capital_of, is_capital_id
from marsad.ground.surroundings import Surroundings
from marsad.ground.toponyms import rank, region, to_candidate
from marsad.model.document import Document
from marsad.model.mentions import PlaceCandidate
from marsad.text.words import phrase_keys

_SAME_KM = 60.0  # a unit and its seat: one answer for most purposes
_SURE = 0.5
_TITLE = 2.0
_HOLDER_REACH = 24  # characters
_ABROAD_KM = 400.0  # from a place said to hold it that a place cannot lie
_SMALL = 50_000  # inhabitants
_UNITS = frozenset({"country", "admin1", "admin2"})
_KNOWN_TIER = 2  # of places that are meant by their name wherever it stands
_INNER, _NATION, _SPEAKING = 1.6, 0.8, 0.25  # for the home: a place inside a country, the country, its government


Weights = dict[str, float]  # how much speaks for each country


@dataclass(slots=True)
class Reading:
    """A spot with what it means. `resolved` None: several places equally well, or none."""

    spot: Spot
    resolved: PlaceCandidate | None
    candidates: tuple[PlaceCandidate, ...]


def _own_hits(document: Document, spot: Spot, gazetteer: Gazetteer, said: frozenset[str]) -> tuple[Hit, ...]:
    """The places of marsad's own that a name means, and its namesakes in the region and in the countries that the
    report names."""
    places = (gazetteer.get(ref) for ref in spot.refs)
    own = tuple(Hit(place, 1.0) for place in places if place is not None)
    if spot.what != "place" or not any(hit.place.kind in ("town", "village") for hit in own):
        return own
    known = {hit.place.id for hit in own}
    others = (h for h in gazetteer.named(document.quote(spot.span)) if h.place.id not in known)
    return own + tuple(h for h in others if h.place.source != "marsad" and h.place.country in region() | said)


def _countries_of(spot: Spot, hits: tuple[Hit, ...]) -> set[str]:
    if spot.what in ("nation", "demonym"):
        return set(spot.refs)
    if spot.what in ("capital", "sound", "unknown"):
        return set()
    own = [hit for hit in hits if hit.place.source == "marsad" or hit.place.kind == "capital"] or hits
    return {hit.place.country for hit in own if hit.place.country}


def country_weights(document: Document, spots: list[Spot], hits: list[tuple[Hit, ...]]) -> Weights:
    """How much of the report is about each country."""
    weights: Weights = defaultdict(float)
    weights |= countries_of_organisations(document)
    for spot, found in zip(spots, hits, strict=True):
        countries = _countries_of(spot, found)
        if not countries or spot.inside_name or spot.what in ("unknown", "town"):
            continue
        share = (_TITLE if spot.sentence.title else 1.0) / len(countries)
        if spot.what == "demonym":
            share *= 0.7
        for country in sorted(countries):  # in one order: sums of fractions come out alike in every process
            weights[country] += share
    return weights


def home_of(
    weights: Weights, spots: list[Spot], hits: list[tuple[Hit, ...]], speaking: frozenset[int] = frozenset()
) -> str | None:
    """The country the report is about; towns and units in it count beside its name, less where a government speaks.
    None when two countries are told of alike.

    Args:
        speaking: positions of spots that stand for a government.
    """
    scores: Weights = defaultdict(float)
    for at, (spot, found) in enumerate(zip(spots, hits, strict=True)):
        countries = _countries_of(spot, found)
        capitals = {hit.place.country for hit in found if hit.place.kind == "capital" and hit.place.country}
        if len(countries) > 1 and len(capitals) == 1 and spot.what == "place" and not spot.inside_name:
            scores[next(iter(capitals))] += _NATION  # "Bangui" is a village of Niger as well
            continue
        if len(countries) != 1 or spot.inside_name:
            continue
        (country,) = countries
        inner = spot.what == "place" and any(h.place.kind != "country" for h in found)
        share = _SPEAKING if at in speaking else _INNER if inner else _NATION
        scores[country] += share * (_TITLE if spot.sentence.title else 1.0)
    return _foremost(scores or weights)


def _foremost(weights: Weights) -> str | None:
    """The country with the most weight; None when two have it."""
    most = max(weights.values(), default=0.0)
    first = [country for country, weight in weights.items() if isclose(weight, most)]
    return first[0] if len(first) == 1 else None


def _sentence_countries(spots: list[Spot], hits: list[tuple[Hit, ...]], at: int) -> Weights:
    found: Weights = defaultdict(float)
    me = spots[at]
    for i, spot in enumerate(spots):
        if i != at and spot.sentence.index == me.sentence.index and not spot.inside_name:
            countries = _countries_of(spot, hits[i])
            if len(countries) == 1:
                found[next(iter(countries))] += 1.0
    return found


def _around(
    document: Document, spots: list[Spot], hits: list[tuple[Hit, ...]], at: int, weights: Weights, home: str | None
) -> Surroundings:
    total = sum(weights.values()) or 1.0
    countries = {country: weight / total for country, weight in weights.items()}
    for country, weight in _sentence_countries(spots, hits, at).items():
        countries[country] = countries.get(country, 0.0) + 0.5 * weight
    if home is not None:
        countries[home] = countries.get(home, 0.0) + 0.7
    return Surroundings(countries, _points(spots, hits, at), spots[at].kinds, _holders(document, spots, hits, at))


def _holders(document: Document, spots: list[Spot], hits: list[tuple[Hit, ...]], at: int) -> tuple[Point, ...]:
    """Points of the units that follow a name at once: "Nouna (Djenné, Mopti)", "تيسيت بدائرة أنسونغو"."""
    points: list[Point] = []
    end = spots[at].span.end
    for i in range(at + 1, len(spots)):
        link = document.text[end : spots[i].span.start]
        if spots[i].sentence.index != spots[at].sentence.index or len(link) > _HOLDER_REACH:
            break
        units = [h.place for h in hits[i] if h.place.kind in ("admin1", "admin2") and h.place.lat is not None]
        if (not units and "(" not in link) or spots[i].what == "demonym":
            break
        points += [(p.lat or 0.0, p.lon or 0.0) for p in units or [h.place for h in hits[i]] if p.lat is not None]
        end = spots[i].span.end
    return tuple(points)


def _where_it_is_said_to_lie(
    document: Document, spots: list[Spot], hits: list[tuple[Hit, ...]], at: int
) -> tuple[Hit, ...]:
    """What a little known name can mean where the words after it say in which place it lies ("Bara in southern Idlib"):
    not its namesakes far from there."""
    me = spots[at]
    if at + 1 == len(spots) or me.what not in ("place", "town", "sound"):
        return hits[at]
    holder = spots[at + 1]
    called = bool(holder.kinds & _UNITS) or holder.what == "nation"  # "in the region of"
    if me.what != "sound" and _well_known(hits[at]) and not (called and _is_point(hits[at])):
        return hits[at]
    link = document.text[me.span.end : holder.span.start]
    if (
        holder.sentence.index != me.sentence.index
        or holder.what not in ("place", "town", "nation")
        or len(link) > _HOLDER_REACH
        or lexicon(me.sentence.language).inside.isdisjoint(phrase_keys(link))
    ):
        return hits[at]
    countries = _countries_of(holder, hits[at + 1])
    points = [(h.place.lat or 0.0, h.place.lon or 0.0) for h in hits[at + 1] if h.place.lat is not None]
    if called:
        points = []  # what lies in a region does not lie across the border, near as that may be
    return tuple(h for h in hits[at] if h.place.country in countries or _within(h.place, points, _ABROAD_KM))


def _not_out_of_the_way(
    spots: list[Spot], hits: list[tuple[Hit, ...]], at: int, home: str | None, said: frozenset[str]
) -> tuple[Hit, ...]:
    """What a little known name can mean in a report set elsewhere: not a small namesake, nor a place of like sound, in
    a country that nothing else in the report points to, far from all other places of it."""
    me = spots[at]
    by_sound = me.what == "sound"
    if me.what not in ("place", "town", "sound") or (not by_sound and _well_known(hits[at])):
        return hits[at]
    if all(hit.place.country in said or not (by_sound or _little_known(hit.place)) for hit in hits[at]):
        return hits[at]
    others = [i for i, spot in enumerate(spots) if spot.refs != me.refs]
    around = _only_in_two([spots[i] for i in others], [hits[i] for i in others])
    if not (said or (by_sound and home in around)):
        return hits[at]
    named = (i for i in others if spots[i].what != "place" or _well_known(hits[i]))
    countries = said.union(around, *(_countries_of(spots[i], hits[i]) for i in named))
    points = [(h.place.lat or 0.0, h.place.lon or 0.0) for i in others for h in hits[i] if h.place.lat is not None]
    return tuple(
        hit
        for hit in hits[at]
        if hit.place.country in countries
        or not (by_sound or _little_known(hit.place))
        or (points and _within(hit.place, points, _ABROAD_KM))
    )


def _only_in_two(spots: list[Spot], hits: list[tuple[Hit, ...]]) -> frozenset[str]:
    """Countries of which a report names two places that can lie nowhere else."""
    seen: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for spot, found in zip(spots, hits, strict=True):
        countries = {hit.place.country for hit in found if hit.place.country}
        if spot.what == "place" and not spot.inside_name and len(countries) == 1:
            seen[next(iter(countries))].add(spot.refs)
    return frozenset(country for country, places in seen.items() if len(places) > 1)


def _little_known(place: Place) -> bool:
    if place.kind in _UNITS or is_capital_id(place.id) or (place.population is None and place.tier is None):
        return False
    return (place.population or 0) < _SMALL and (place.tier or 9) > _KNOWN_TIER


def _is_point(hits: tuple[Hit, ...]) -> bool:
    return not any(h.place.kind in _UNITS or is_capital_id(h.place.id) for h in hits)


def _well_known(hits: tuple[Hit, ...]) -> bool:
    return any(h.place.kind in _UNITS or is_capital_id(h.place.id) or (h.place.tier or 9) <= _KNOWN_TIER for h in hits)


def _within(place: Place, points: list[Point], reach_km: float) -> bool:
    if place.lat is None or place.lon is None:
        return True
    return any(distance_km((place.lat, place.lon), point) <= reach_km for point in points)


def _points(spots: list[Spot], hits: list[tuple[Hit, ...]], at: int) -> tuple[Point, ...]:
    """Points of the other names of the report that can mean one place only."""
    points = []
    for i, found in enumerate(hits):
        if i == at or spots[i].what != "place" or spots[i].refs == spots[at].refs:
            continue
        places = [
            h.place
            for h in found
            if h.place.lat is not None
            and h.place.source == "marsad"
            and h.place.kind not in ("country", "area", "river")
        ]
        if places and _one_family(places):
            points.append((float(places[0].lat or 0), float(places[0].lon or 0)))
    return tuple(points)


def _one_family(places: list[Place]) -> bool:
    first = places[0]
    return all(
        p.country == first.country
        and p.lat is not None and p.lon is not None and first.lat is not None and first.lon is not None
        and distance_km((p.lat, p.lon), (first.lat, first.lon)) < 3 * _SAME_KM
        for p in places[1:]
    )  # fmt: skip


def _near(a: PlaceCandidate, b: PlaceCandidate) -> bool:
    if a.place == b.place and a.country == b.country:
        return True
    if None in (a.lat, a.lon, b.lat, b.lon):
        return False
    return distance_km((a.lat or 0, a.lon or 0), (b.lat or 0, b.lon or 0)) < _SAME_KM


def choose(candidates: list[PlaceCandidate], floor: float = 0.3) -> PlaceCandidate | None:
    """The best candidate where it and its like hold more than half of what speaks for all; ties stay ties."""
    if not candidates:
        return None
    best = candidates[0]
    family = sum(c.score for c in candidates if _near(c, best))
    total = sum(c.score for c in candidates)
    return best if best.score >= floor * total and family > _SURE * total else None


def resolve_spots(document: Document, spots: list[Spot]) -> tuple[list[Reading], str | None]:
    """A reading for every spot, and the country that the report is about."""
    gazetteer = open_gazetteer()
    said = frozenset(code for spot in spots if spot.what == "nation" for code in spot.refs)
    hits = [spot.hits or _own_hits(document, spot, gazetteer, said) for spot in spots]
    hits = [_where_it_is_said_to_lie(document, spots, hits, at) for at in range(len(spots))]
    weights, home = _setting(document, spots, hits)
    kept = [_not_out_of_the_way(spots, hits, at, home, said) for at in range(len(spots))]
    if kept != hits:  # a namesake that is left out says nothing of where the report is set
        hits = kept
        weights, home = _setting(document, spots, hits)
    readings = []
    for at, spot in enumerate(spots):
        if spot.what == "capital":
            readings.append(_capital(spot, home, gazetteer))
            continue
        around = _around(document, spots, hits, at, weights, home)
        if spot.what in ("nation", "demonym"):
            readings.append(_nation(spot, around, gazetteer))
            continue
        ranked = rank([(hit, True) for hit in hits[at]], around, limit=8)
        readings.append(Reading(spot, choose(ranked), tuple(ranked)))
    return readings, home


def _setting(document: Document, spots: list[Spot], hits: list[tuple[Hit, ...]]) -> tuple[Weights, str | None]:
    """How much of the report is about each country, and the one that it is about."""
    weights = country_weights(document, spots, hits)
    speaking = frozenset(
        at
        for at, spot in enumerate(spots)
        if (spot.what == "nation" or any(is_capital_id(hit.place.id) for hit in hits[at]))
        and stands_for_government(document, spot)
    )
    return weights, home_of(weights, spots, hits, speaking)


def _capital(spot: Spot, home: str | None, gazetteer: Gazetteer) -> Reading:
    """A capital by the country said beside it, else by that of the report."""
    ref = spot.refs[0] if spot.refs else capital_of(home) if home else None
    place = gazetteer.get(ref) if ref else None
    found = to_candidate(place, 0.9) if place is not None else None
    return Reading(spot, found, (found,) if found else ())


def _nation(spot: Spot, around: Surroundings, gazetteer: Gazetteer) -> Reading:
    """A country by its name or demonym; of several the one that the report is about, the word's own one first."""
    weights = [(1.0 / (1 + i)) * (0.2 + around.countries.get(code, 0.0)) for i, code in enumerate(spot.refs)]
    total = sum(weights)
    found = []
    for code, weight in zip(spot.refs, weights, strict=True):
        place = gazetteer.get(code.lower())
        if place is not None:
            found.append(
                PlaceCandidate(
                    place.id, place.name, code, None, None, place.lat, place.lon, "country", round(weight / total, 4)
                )
            )
    found.sort(key=lambda c: -c.score)
    return Reading(spot, found[0] if found else None, tuple(found))
