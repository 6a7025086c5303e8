"""Places of a report: every name, resolved with all others, told apart by use, set in relation to what is said."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from marsad.extract.toponyms.find import find_spots
from marsad.extract.toponyms.lexicon import lexicon
from marsad.extract.toponyms.relate import anchor_of, placed, position_of
from marsad.extract.toponyms.resolve import Reading, resolve_spots
from marsad.extract.toponyms.spot import Spot, coordinated
from marsad.extract.toponyms.use import use_of
from marsad.ground.seats import seat_of
from marsad.model.document import Document
from marsad.model.mentions import PlaceCandidate, PlaceMention
from marsad.model.report import Span
from marsad.resources import digest
from marsad.text.words import phrase_keys

_UNITS = ("country", "admin1", "admin2")
_LINK_REACH = 32  # characters between a place and the unit said to hold it


class Places:
    """Fills `document.places` and `document.home`."""

    name, version = "places", "1"
    needs = frozenset({"tokens", "sentences", "language"})
    gives = frozenset({"places", "home"})

    def settings(self) -> dict[str, Any]:
        from marsad.ground.gazetteer.store import open_gazetteer

        kinds = ("places", "nations", "capitals", "toponyms", "sounds", "vocabulary", "actors")
        return {kind: digest(kind) for kind in kinds} | {"gazetteer": open_gazetteer().digest()}

    def run(self, batch: Sequence[Document]) -> None:
        for document in batch:
            document.places, document.home = find_places(document)


def find_places(document: Document) -> tuple[list[PlaceMention], str | None]:
    """Place mentions in text order and the country that the report is about."""
    spots = find_spots(document)
    readings, home = resolve_spots(document, spots)
    mentions: list[PlaceMention] = []
    for at, reading in enumerate(readings):
        joined_to = mentions[-1].use if at and coordinated(document, 0, reading.spot.span.start, spots[at - 1]) else ""
        mentions.append(_mention(document, reading, joined_to if joined_to in ("location", "metonym") else ""))
    _chain(document, spots, mentions)
    return mentions, home


def precision_of(place: PlaceCandidate, radius_km: float | None) -> str:
    """How precisely a place of this kind says where something is, without any relation."""
    if place.kind in _UNITS:
        return place.kind
    if place.kind in ("area", "river"):
        return "admin1" if radius_km is None or radius_km <= 300 else "country"
    return "near" if place.kind in ("forest", "lake") else "exact"


def _mention(document: Document, reading: Reading, joined_to: str) -> PlaceMention:
    spot, place = reading.spot, reading.resolved
    use = use_of(document, reading, joined_to)
    position = position_of(document, spot) if use in ("location", "metonym") else None
    if position is not None:
        use = "location"
    if place is None:
        name = document.quote(spot.span) if spot.what == "unknown" or not reading.candidates else None
        return PlaceMention(spot.span, None, reading.candidates, use, "exact", name=name)
    precision = precision_of(place, None)
    lat, lon = seat_of(place.place_id) or (place.lat, place.lon)
    radius, relation, anchor = None, None, None
    if position is not None:
        relation, anchor = position.label(), anchor_of(document, position)
        if precision == "exact":
            precision = "near"
        if lat is not None and lon is not None and place.kind not in _UNITS:
            lat, lon, radius = placed(position, lat, lon, None)
    return PlaceMention(spot.span, place, reading.candidates, use, precision, relation, lat, lon, radius, anchor=anchor)


def _chain(document: Document, spots: list[Spot], mentions: list[PlaceMention]) -> None:
    """In "Indelimane, dans la région de Ménaka" or "Kafolo, au nord de Kong" the second says where the first is."""
    for i, mention in enumerate(mentions):
        if mention.use != "location" or mention.resolved is None:
            continue
        within: list[Span] = []
        inner, end = mention, mention.span.end
        for j in range(i + 1, len(mentions)):
            outer = mentions[j]
            start = outer.anchor.start if outer.anchor else outer.span.start
            if spots[j].sentence.index != spots[i].sentence.index or start - end > _LINK_REACH:
                break
            if outer.use == "nationality" or spots[j].what == "demonym":
                continue
            link = document.text[end:start]
            if outer.use != "location" or not (
                _contains(outer.resolved, inner.resolved) or _locates(outer, link, spots[i].sentence.language)
            ):
                break
            within.append(outer.span)
            end = outer.span.end
            if not outer.relation:
                inner = outer
        if within:
            mentions[i] = replace(mention, within=tuple(within))


def _locates(outer: PlaceMention, link: str, language: str) -> bool:
    """Whether a relative expression follows at once, as a note on the place before it."""
    if outer.relation in (None, "between", "road") or any(stop in link for stop in ".;؛!؟?"):
        return False
    return set(phrase_keys(link)) <= lexicon(language).locating


def _contains(outer: PlaceCandidate | None, inner: PlaceCandidate | None) -> bool:
    """Whether a unit or country holds a place, by the names of its units."""
    if outer is None or inner is None or outer.country != inner.country or outer.place_id == inner.place_id:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "admin1":
        return inner.kind != "admin1"
    return outer.kind == "admin2" and inner.kind not in ("admin1", "admin2", "country")
