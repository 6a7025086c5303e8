"""What the sentence around a place name says of where it lies."""

from collections import defaultdict
from dataclasses import dataclass, field

from marsad.ground.distance import Point
from marsad.ground.gazetteer.store import open_gazetteer
from marsad.ground.placekinds import kinds_before
from marsad.ground.placenames import find_names
from marsad.text.fold import fold_view
from marsad.text.words import phrase_keys, words_of


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the words around a name say of where it lies: weights of countries, points of other places, the kind."""

    countries: dict[str, float] = field(default_factory=dict)
    points: tuple[Point, ...] = ()
    kinds: frozenset[str] = frozenset()
    holders: tuple[Point, ...] = ()  # points of units said to hold the place: "Nouna (Djenné, Mopti)"


def read_surroundings(context: str, text: str) -> Surroundings:
    """Countries, other places and kind words in the sentence that a name stands in."""
    tokens = words_of(fold_view(context))
    own = phrase_keys(text)
    countries: dict[str, float] = defaultdict(float)
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
