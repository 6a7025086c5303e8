"""When and where a happening took place, with the words that say so."""

from datetime import date, timedelta

from marsad.assemble.happening import Happening, Telling
from marsad.model.coded import When, Where
from marsad.model.document import Document
from marsad.model.mentions import DaySpan, PlaceMention, TimeMention

UNKNOWN = DaySpan(None, None, "unknown", "unknown")
_FINENESS = {"exact": 0, "near": 1, "admin2": 2, "admin1": 3, "country": 4}
_EXACTNESS = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}
OLD = timedelta(days=10)  # older than this before publication, a happening is recalled, not reported


def when_of(happening: Happening) -> When:
    """The day said nearest to the happening's own words; inherited days only where no telling has its own."""
    own = [t.day for t in happening.tellings if t.day is not None and t.own_day]
    other = [t.day for t in happening.tellings if t.day is not None and not t.own_day]
    best = _finest(own) or _finest(other)
    return When(best.when, (best.span,)) if best else When(UNKNOWN)


def _finest(times: list[TimeMention]) -> TimeMention | None:
    known = [t for t in times if t.when.start is not None] or times
    return min(known, key=lambda t: (_EXACTNESS.get(t.when.precision, 4), t.span.start), default=None)


def where_of(document: Document, happening: Happening) -> Where | None:
    """The finest place among the tellings' own, else an inherited one; without any the country the report is about."""
    own = [t.place for t in _ordered(happening) if t.place is not None and t.own_place]
    other = [t.place for t in _ordered(happening) if t.place is not None and not t.own_place]
    best = _first_fine(own) if own and _fine(own) else _first_fine(other) if other and _fine(other) else None
    best = best or _first_fine(own + other)
    return _where(best) if best is not None else None


def _ordered(happening: Happening) -> list[Telling]:
    return sorted(happening.tellings, key=lambda t: (t is not happening.head, t.title, t.trigger.span.start))


def _fine(places: list[PlaceMention]) -> bool:
    return any(_FINENESS.get(p.precision, 4) <= 1 for p in places)


def _first_fine(places: list[PlaceMention]) -> PlaceMention | None:
    return min(places, key=lambda p: _FINENESS.get(p.precision, 4), default=None)


def _where(mention: PlaceMention) -> Where:
    place = mention.resolved
    evidence = (mention.anchor or mention.span, *mention.within)
    candidates = () if place is not None else mention.candidates
    if place is None:
        return Where(
            None,
            None,
            None,
            None,
            None,
            mention.lat,
            mention.lon,
            mention.precision,
            mention.relation,
            evidence,
            candidates,
        )
    return Where(
        place=place.place,
        place_id=place.place_id,
        country=place.country,
        admin1=place.admin1,
        admin2=place.admin2,
        lat=mention.lat if mention.lat is not None else place.lat,
        lon=mention.lon if mention.lon is not None else place.lon,
        precision=mention.precision,
        relation=mention.relation,
        evidence=evidence,
        candidates=candidates,
    )


def is_background(document: Document, happening: Happening, when: When) -> bool:
    """Recalled by the words around it, or older than the news of the report."""
    head = happening.head
    if any(t.title for t in happening.tellings):
        return False
    end: date | None = when.days.end
    published = document.published.start
    if end is not None and published is not None and end < published - OLD:
        return True
    return head.background and not any(not t.background and t.own_day for t in happening.tellings)
