"""When and where a happening took place, with the words that say so."""

from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from marsad.assemble.happening import STRONG, UNKNOWN, Happening, Telling
from marsad.ground.actors_list import listed
from marsad.ground.nations import english_name
from marsad.model.coded import When, Where
from marsad.model.document import Document
from marsad.model.mentions import PlaceCandidate, PlaceMention, TimeMention
from marsad.model.report import Sentence, Span
from marsad.resources import load_one
from marsad.text.language import READ
from marsad.text.words import is_arabic, phrase_keys

_NEXT = 40  # characters within which a bracket or "dans la région de" follows a name
_AREA = "area"
_BESIDE = frozenset({"border", "between", "road"})
_BRACKET = 3  # characters between a name and the first word of the bracket after it
_BREATH = 3  # joining words between two names
_TALK = frozenset({"agreement", "pledge"})  # told of in many sentences, each with places of other things
_POINT = frozenset({"exact", "near"})
_FINENESS = {"exact": 0, "near": 1, "admin2": 2, "admin1": 3, "country": 4}
_EXACTNESS = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}
OLD = timedelta(days=10)  # older than this before publication, a happening is recalled, not reported


def when_of(happening: Happening) -> When:
    """The day said with the happening's own words; inherited days only where no telling has its own."""
    tellings = _ordered(happening)
    own = [t.day for t in tellings if t.day is not None and t.own_day]
    other = [t.day for t in tellings if t.day is not None and not t.own_day]
    best = _finest(own) or _finest(other)
    return When(best.when, (best.span,)) if best else When(UNKNOWN)


def _finest(times: list[TimeMention]) -> TimeMention | None:
    """The first of the most exact; sorting is stable."""
    known = [t for t in times if t.when.start is not None] or times
    return min(known, key=lambda t: _EXACTNESS.get(t.when.precision, 4), default=None)


def where_of(document: Document, happening: Happening, all_told: list[Happening]) -> Where | None:
    """The first point among the tellings' own places, else an inherited one, else the first area.

    A village that no gazetteer has is placed in what the text puts it in, at that coarseness; a report that names no
    place gives the country of its armies and people.
    """
    tellings = _ordered(happening)
    if happening.head.family in _TALK:
        tellings = tellings[:1]
    own = [t.place for t in tellings if t.place is not None and t.own_place]
    other = [
        t.place
        for t in tellings
        if t.place is not None and not t.own_place and not _of_later_news(document, happening, t.place, all_told)
    ]
    points = [p for p in own + other if p.precision in _POINT]
    best = next(iter(points or sorted(own + other, key=lambda p: _FINENESS.get(p.precision, 4))), None)
    if best is None:
        return None if _has_places(document) else _home(document, _nation_words(document, happening))
    if best.resolved is None and best.lat is None:
        container = _container(document, best)
        if best.name is not None and not is_arabic(best.name):
            return _unlisted(document, best, container)
        return _inside(best, container) if container else _home(document, (best.span,), best.candidates)
    bracket = _container(document, best, bracket=True)
    if bracket is not None and bracket.resolved and best.resolved and bracket.resolved.country != best.resolved.country:
        return _inside(best, bracket)  # "Nema (Bankass, Mopti)" is not the Nema of another country
    return where_at(best)


def _has_places(document: Document) -> bool:
    """Whether the report names places inside countries: what it puts into none of them it puts nowhere."""
    return any(p.use == "location" and p.resolved and p.precision != "country" for p in document.places)


def _of_later_news(document: Document, happening: Happening, place: PlaceMention, all_told: list[Happening]) -> bool:
    """True for a place that the report only comes to when it tells of something else: no pin for what came before."""
    sentence = document.sentence_at(place.span.start)
    if sentence is None or sentence.index <= happening.sentences[-1]:
        return False
    return any(sentence.index in h.sentences for h in all_told if h is not happening)


def joined_places(document: Document, happening: Happening) -> list[PlaceMention]:
    """The places told in one breath with the happening's own: "à Boulikessi et Mondoro" are two happenings.

    Empty unless there are at least two, and they are points.
    """
    first = happening.head.place
    if (
        first is None
        or not happening.head.own_place
        or first.precision != "exact"
        or first.relation not in (None, "in")
    ):
        return []
    sentence = document.sentences[happening.head.trigger.sentence]
    inside = [
        p
        for p in document.places
        if sentence.span.covers(p.span) and p.use == "location" and p.resolved and p.precision == "exact"
    ]
    group = [first]
    for place in inside:
        if place.span.start > group[-1].span.start and _joined(document, sentence, group[-1], place):
            group.append(place)
    for place in reversed(inside):
        if place.span.start < group[0].span.start and _joined(document, sentence, place, group[0]):
            group.insert(0, place)
    ids = {p.resolved.place_id for p in group if p.resolved}
    return group if len(group) > 1 and len(ids) == len(group) else []


def _joined(document: Document, sentence: Sentence, one: PlaceMention, other: PlaceMention) -> bool:
    """Nothing but "and" and the like between two names; brackets and containers are not it."""
    between = Span(max(one.span.end, *(s.end for s in one.within), 0) if one.within else one.span.end, other.span.start)
    if between.start > between.end or "(" in document.quote(between):
        return False
    language = sentence.language if sentence.language in READ else "en"
    keys = [token.key for token in document.tokens_in(between)]
    prefixed = document.text[other.span.start - 1 : other.span.start] == "و"
    return (bool(keys) or prefixed) and len(keys) <= _BREATH and set(keys) <= _joining(language)


@lru_cache(maxsize=4)
def _joining(language: str) -> frozenset[str]:
    return frozenset(k for w in load_one("narration", language)["joining"] for k in phrase_keys(w))


def _container(document: Document, mention: PlaceMention, *, bracket: bool = False) -> PlaceMention | None:
    """The place that the words after a name put it in: "Balbou (Namissiguima, Sanmatenga)"; with `bracket` only so."""
    sentence = document.sentence_at(mention.span.start)
    for place in document.places:
        near = mention.span.end <= place.span.start <= mention.span.end + (_BRACKET if bracket else _NEXT)
        if bracket and "(" not in document.text[mention.span.end : place.span.start]:
            continue
        holds = place.relation not in _BESIDE  # "the village of X, near the border with Y" is not in Y
        inside = holds and near and sentence is not None and sentence.span.covers(place.span)
        if inside and place.resolved and place.use == "location":
            return place
    return None


def _inside(mention: PlaceMention, container: PlaceMention) -> Where:
    coarse = container.precision if container.precision in _FINENESS and container.precision not in _POINT else "near"
    return replace(where_at(container), precision=coarse, relation="in", evidence=(mention.span, container.span))


def _unlisted(document: Document, mention: PlaceMention, container: PlaceMention | None) -> Where:
    """A village that no gazetteer has keeps the name that the report gives it; the point is that of what holds it."""
    if container is not None:
        where = replace(_inside(mention, container), relation=None)
    else:
        country = document.home
        where = Where(None, None, country, None, None, None, None, "country", None, (mention.span,))
    return replace(where, place=mention.name, place_id=None)


def _nation_words(document: Document, happening: Happening) -> tuple[Span, ...]:
    """Words in the happening's sentences that name the report's country, its people or a group at home in it."""
    spans = [document.sentences[i].span for i in happening.sentences]
    for place in document.places:
        country = place.resolved.country if place.resolved else None
        if country == document.home and any(span.covers(place.span) for span in spans):
            return (place.span,)
    for actor in document.actors:
        home = listed(actor.actor) if actor.actor else None
        if home and home.countries[:1] == (document.home,) and any(span.covers(actor.span) for span in spans):
            return (actor.span,)
    return ()


def _home(document: Document, evidence: tuple[Span, ...], candidates: tuple[PlaceCandidate, ...] = ()) -> Where | None:
    if document.home is None or not evidence:
        return None
    name, id = english_name(document.home), document.home.lower()
    return Where(name, id, document.home, None, None, None, None, "country", None, evidence, candidates)


def _ordered(happening: Happening) -> list[Telling]:
    """The head first, then sure words before weak ones, the headline last among equals."""

    def order(telling: Telling) -> tuple[bool, bool, bool, int]:
        weak = telling.trigger.strength < STRONG
        return telling is not happening.head, weak, telling.title, telling.trigger.span.start

    return sorted(happening.tellings, key=order)


def where_at(mention: PlaceMention) -> Where:
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
    wide = place.kind == _AREA and place.admin1 is None  # the Sahel is in no one country, and no pin shows it
    return Where(
        place=place.place,
        place_id=place.place_id,
        country=None if wide else place.country,
        admin1=place.admin1,
        admin2=place.admin2,
        lat=None if wide else mention.lat if mention.lat is not None else place.lat,
        lon=None if wide else mention.lon if mention.lon is not None else place.lon,
        precision=mention.precision,
        relation=mention.relation,
        evidence=evidence,
        candidates=candidates,
    )


def recalled(document: Document, happenings: list[Happening], whens: list[When]) -> list[bool]:
    """Which happenings the report only recalls: by the words around them, or because it has newer ones.

    A report whose every happening is old reports old ones: their age alone makes none of them background.
    """
    said = [_said_to_be_old(h) for h in happenings]
    aged = [_older_than_news(document, h, w) for h, w in zip(happenings, whens, strict=True)]
    if all(a or b for a, b in zip(said, aged, strict=True)):
        return said
    return [a or b for a, b in zip(said, aged, strict=True)]


def _older_than_news(document: Document, happening: Happening, when: When) -> bool:
    start, end = when.days.start, when.days.end
    published = document.published.start
    if any(t.title for t in happening.tellings) or start is None or end is None or published is None:
        return False
    if when.days.precision == "month" and end < published:
        end = start + (end - start) / 2  # a month gone by: hardly its last day is meant
    return end < published - OLD


def _said_to_be_old(happening: Happening) -> bool:
    if any(t.title for t in happening.tellings):
        return False
    return happening.head.background and not any(not t.background and t.own_day for t in happening.tellings)
