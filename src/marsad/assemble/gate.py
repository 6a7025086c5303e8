"""Is a report about conflict at all? A learned score over what all its words and events say together."""

from collections import Counter
from math import exp, log1p

from marsad.assemble.happening import SHORT, STRONG
from marsad.assemble.relevance import topic_counts
from marsad.model.coded import Event
from marsad.model.document import Document
from marsad.model.mentions import Issue
from marsad.resources import load_one

_KINDS = ("group", "generic", "militia", "anaphor", "force", "mission", "crowd")
_LEAST, _SURE = 0.2, 0.6  # how sure the reader is of words that it takes for a telling
_MANY = 6  # words of another matter that settle it


def keep_if_on_conflict(document: Document, events: list[Event]) -> list[Event]:
    """The events, or only the recalled ones where the report as a whole is not about conflict; an issue then says so.

    A sentence or two cannot be judged as a whole: they keep their events.
    """
    news = any(not event.background for event in events)
    if not news or len(document.tokens) < SHORT or on_conflict(document, events):
        return events
    reason = "words of violence, but the report as a whole is not about conflict: no event given"
    document.issues.append(Issue("assemble", reason, next(e.trigger for e in events if not e.background)))
    return [event for event in events if event.background]


def on_conflict(document: Document, events: list[Event]) -> bool:
    model = load_one("confidence", "reports" if document.reading is None else "reports_read")
    features = report_features(document, events)
    score = model["intercept"] + sum(model["weights"].get(name, 0.0) * value for name, value in features.items())
    return bool(1 / (1 + exp(-score)) >= model["floor"])


def _as_read(document: Document) -> dict[str, float]:
    """How much of the report the reader takes for telling of events; nothing without it."""
    if document.reading is None:
        return {}
    told = document.reading.triggers(_LEAST)
    titled = [s.span for s in document.sentences if s.title]
    return {
        "read words": log1p(len(told)),
        "read sure words": log1p(sum(t.probability >= _SURE for t in told)),
        "read surest": max((t.probability for t in told), default=0.0),
        "read title": max((t.probability for t in told if any(s.covers(t.span) for s in titled)), default=0.0),
        "read news": document.reading.news(),
    }


def report_features(document: Document, events: list[Event]) -> dict[str, float]:
    """Named features of a report; counts are damped by their logarithm."""
    kinds = Counter(actor.kind for actor in document.actors)
    topics = topic_counts(document)
    strong = [t for t in document.triggers if t.strength >= STRONG]
    specific = [t for t in strong if not t.generic]
    title = {s.index for s in document.sentences if s.title}
    news = [event for event in events if not event.background]
    counts = {f"actors {kind}": kinds[kind] for kind in _KINDS} | {
        "specific words": len(specific),
        "generic words": len(strong) - len(specific),
        "types": len({t.types[0] for t in specific}),
        "harm": sum(h.outcome in ("killed", "abducted") for h in document.harms),
        "claims": len(document.responsibility),
        "weapons": len(document.weapons),
        "events": len(news),
        "words of other matters": sum(topics.values()),
    }
    flags = {
        "title specific": any(t.sentence in title for t in specific),
        "title any": any(t.sentence in title for t in strong),
    }
    return (
        {name: log1p(count) for name, count in counts.items()}
        | {name: float(value) for name, value in flags.items()}
        | {
            "other matter": min(1.0, max(topics.values(), default=0) / _MANY),
            **_as_read(document),
            "surest event": max((event.confidence for event in news), default=0.0),
        }
    )
