"""Relative places: "à 30 km au nord de Gao", "قرب", "between X and Y": what is said, where that is, how surely."""

import re
from dataclasses import dataclass

from marsad.extract.toponyms.lexicon import Lexicon, lexicon
from marsad.extract.toponyms.spot import Spot
from marsad.ground.distance import moved
from marsad.model.document import Document
from marsad.model.report import Span

_REACH = 14  # words looked at before and after a name
_NEAR_KM = 15.0


@dataclass(frozen=True, slots=True)
class Position:
    """How words stand to a place. `bearing` in degrees, None without direction, -1 for its middle."""

    relation: str
    km: float | None
    bearing: float | None
    first: int  # token where the expression begins
    last: int  # and the one after its end

    def label(self) -> str:
        compass = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
        if self.bearing is not None and self.bearing < 0:
            return "centre of"
        way = compass[int(self.bearing // 45) % 8] if self.bearing is not None else ""
        if self.relation == "distance":
            far = f"{self.km:g} km"
            return f"{far} {way} of" if way else f"{far} from"
        if self.relation == "direction":
            return f"{way} of"
        return {"near": "near", "border": "border", "between": "between", "road": "road"}.get(self.relation, "in")


def _number(text: str, lex: Lexicon) -> float | None:
    if text in lex.numbers:
        return lex.numbers[text]
    try:
        return float(text.replace(" ", "").replace(",", "."))
    except ValueError:
        return None


def _position(match: re.Match[str], relation: str, first: int, last: int, lex: Lexicon) -> Position:
    groups = match.groupdict()
    km = None
    if groups.get("num") and groups.get("unit"):
        value = _number(groups["num"], lex)
        km = value * lex.units[groups["unit"]] if value is not None else None
    bearing = lex.directions.get(groups.get("dir") or "")
    return Position(relation, km, bearing, first, last)


def position_of(document: Document, spot: Spot) -> Position | None:
    """The relative expression that a name is part of, None for a plain name."""
    lex = lexicon(spot.sentence.language)
    begin = max(spot.sentence.first, spot.first - _REACH)
    tokens = document.tokens
    keys = [tokens[n].key for n in range(begin, spot.first)]
    if tokens[spot.first].key != tokens[spot.first].keys[-1][0] and spot.span.start > tokens[spot.first].start:
        pass
    text = " ".join(keys)
    found: Position | None = None
    for relation in lex.before:
        match = relation.pattern.search(text)
        if match and match.group("all"):
            count = len(match.group("all").strip().split(" "))
            position = _position(match, relation.name, spot.first - count, spot.last, lex)
            if found is None or (position.first < found.first):
                found = position
    after = " ".join(tokens[n].key for n in range(spot.last, min(spot.sentence.last, spot.last + 6)))
    for relation in lex.after:
        match = relation.pattern.search(after)
        if match and match.group("all") and found is not None and found.km is None:
            position = _position(match, relation.name, found.first, spot.last + len(match.group("all").split(" ")), lex)
            if position.km is not None:
                return Position("distance", position.km, found.bearing, position.first, position.last)
    return found


def placed(position: Position, lat: float, lon: float, radius_km: float | None) -> tuple[float, float, float]:
    """Latitude, longitude and radius of what a relative expression means."""
    if position.km is not None and position.bearing is not None and position.bearing >= 0:
        lat, lon = moved((lat, lon), position.bearing, position.km)
        return lat, lon, max(5.0, position.km * 0.3)
    if position.km is not None:
        return lat, lon, position.km
    return lat, lon, max(_NEAR_KM, (radius_km or 0.0))


def anchor_of(document: Document, position: Position) -> Span:
    return Span(document.tokens[position.first].start, document.tokens[position.last - 1].end)
