"""Names of several words of which a list knows only the words: "قرية بوسي باندي", "Mocímboa da Praia"."""

from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.toponyms.lexicon import lexicon
from marsad.extract.toponyms.spot import Spot
from marsad.ground.gazetteer.store import Hit, open_gazetteer
from marsad.model.document import Document
from marsad.model.report import Span

_NAMES = ("place", "town", "sound", "unknown")
_SAME = 0.96  # likeness of a name in the gazetteer


def whole_names(document: Document, spots: Sequence[Spot]) -> list[Spot]:
    """The spots of a sentence, in text order, with two neighbours made one where they can only be one name.

    Two names with nothing between them are one behind a word for a kind of place, and so are those that a particle of
    names joins. The one means what the gazetteer has by that name, and no place that has but a part of it.
    """
    out: list[Spot] = []
    for spot in spots:
        last = out[-1] if out else None
        if last is not None and _one_name(document, last, spot):
            out[-1] = _joined(document, last, spot)
        else:
            out.append(spot)
    return out


def _one_name(document: Document, one: Spot, other: Spot) -> bool:
    if one.what not in _NAMES or other.what not in _NAMES or other.kinds:
        return False
    between = document.text[one.span.end : other.span.start]
    if between.split() and set(between.casefold().split()) <= lexicon(one.sentence.language).name_links:
        return True
    return bool(one.kinds) and between == " " and not _holds(other, one)


def _holds(outer: Spot, inner: Spot) -> bool:
    """Whether one may be the unit of the other: "قرية إنضيليمن ميناكا"."""
    gazetteer = open_gazetteer()
    units = [p for ref in outer.refs if (p := gazetteer.get(ref)) is not None and p.kind.startswith("admin")]
    places = [p for ref in inner.refs if (p := gazetteer.get(ref)) is not None]
    return any(unit.country == place.country for unit in units for place in places)


def _joined(document: Document, one: Spot, other: Spot) -> Spot:
    span = Span(one.span.start, other.span.end)
    hits: tuple[Hit, ...] = tuple(h for h in open_gazetteer().named(document.quote(span)) if h.quality >= _SAME)
    what, refs = ("town", tuple(h.place.id for h in hits)) if hits else ("unknown", ())
    return replace(one, last=other.last, span=span, what=what, refs=refs, hits=hits)
