"""How sure a coded event is: a logistic score over what the text gives, learned and calibrated on annotated reports."""

from dataclasses import replace
from math import exp, log1p

from marsad.assemble.happening import SHORT, Happening, family_of
from marsad.assemble.relevance import topic_strength
from marsad.model.coded import Event
from marsad.model.document import Document
from marsad.model.reading import log_odds
from marsad.resources import load_one

_TOLD = 0.5
_GENERIC = ("unidentified-", "civilians-", "protesters-", "rioters-")


def with_confidence(document: Document, happening: Happening, event: Event) -> Event | None:
    """The event with its confidence; None where it is so unsure that giving it would mislead."""
    model = load_one("confidence", "events" if document.reading is None else "events_read")
    features = features_of(document, happening, event)
    score = model["intercept"] + sum(model["weights"].get(name, 0.0) * value for name, value in features.items())
    confidence = 1 / (1 + exp(-score))
    floor = model["short_floor" if len(document.tokens) < SHORT else "floor"]
    sure = confidence >= floor or event.status in ("denied", "hypothetical")  # the report says so itself
    return replace(event, confidence=round(confidence, 3)) if sure else None


def _as_read(document: Document, happening: Happening, event: Event) -> dict[str, float]:
    """How sure the reader is of the words and of the type; nothing without it."""
    reading = document.reading
    if reading is None:
        return {}
    spans = [t.trigger.span for t in happening.tellings]
    surely = [reading.evokes(span) for span in spans]
    head = happening.head.trigger.span
    return {
        "read": log_odds(max(surely)),
        "read head": log_odds(reading.evokes(head)),
        "read several": log1p(sum(p >= _TOLD for p in surely)),
        "read type": max(dict(reading.kinds(span)).get(event.type, 0.0) for span in spans),
        "read old": reading.background(head),
        "read hypothetical": dict(reading.status(head)).get("hypothetical", 0.0),
        "listed": float(any(t.trigger.listed for t in happening.tellings)),
    }


def features_of(document: Document, happening: Happening, event: Event) -> dict[str, float]:
    """Named features; absent is 0. What each says is in its name."""
    tellings = happening.tellings
    short = len(document.tokens) < SHORT
    bare = not any(t.own_day or t.own_place for t in tellings)
    named = {
        "short": short,
        "short noun": short and happening.head.trigger.voice == "noun",
        "short definite": short and happening.head.definite,
        "short bare": short and bare,
        "short no harm": short and not any(h.low or h.best for h in event.harm),
        "short no side": short and not event.side_a,
        "bare noun": bare and happening.head.trigger.voice == "noun",
        "day": event.when.days.start is not None,
        "day own": any(t.own_day for t in tellings),
        "day coarse": event.when.days.precision in ("month", "year"),
        "place": event.where is not None,
        "place own": any(t.own_place for t in tellings),
        "place coarse": event.where is not None and event.where.precision in ("country", "admin1"),
        "side_a": bool(event.side_a),
        "side_a named": any(not p.actor.startswith(_GENERIC) for p in event.side_a),
        "side_b": bool(event.side_b),
        "both sides": bool(event.side_a) and bool(event.side_b),
        "harm": any(h.low or h.best for h in event.harm),
        "claim": bool(event.responsibility),
        "title": any(t.title for t in tellings),
        "strong": bool(happening.strong),
        "only generic": all(t.trigger.generic for t in tellings),
        "noun": happening.head.trigger.voice == "noun",
        "background": event.background,
        "denied": event.status == "denied",
        "hypothetical": event.status == "hypothetical",
        "nothing but words": not (event.side_a or event.side_b or event.harm),
        f"family {family_of(event.type)}": True,
        f"language {document.language}": True,
    }
    counted = _as_read(document, happening, event) | {
        "tellings": log1p(len(tellings)),
        "modifiers": log1p(len(happening.modifiers)),
        "late": log1p(happening.sentences[0]) / 3,
        "strength": max(t.trigger.strength for t in tellings),
        "other topic": topic_strength(document),
        "armed": log1p(sum(a.kind in ("group", "generic", "militia") for a in document.actors)) / 2,
    }
    return {name: 1.0 for name, value in named.items() if value} | counted
