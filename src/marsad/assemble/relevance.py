"""Absent violence: accidents, sport, fiction, markets, drills. Their words of violence evoke no happening."""

from functools import lru_cache

from marsad.model.document import Document
from marsad.model.mentions import Trigger
from marsad.model.report import Sentence
from marsad.resources import load_one
from marsad.text.language import READ
from marsad.text.match import PhraseMatcher

_COUNTED = "topic_counts"
_PERPETRATORS = frozenset({"group", "generic", "militia", "anaphor", "mission", "crowd"})
_ENOUGH = 3  # different words of one topic that make it the report's
_PLENTY = 6
_HARDLY, _FEW = 1, 3  # attackers that a report on another matter may still name in passing


@lru_cache(maxsize=4)
def _matcher(language: str) -> PhraseMatcher[tuple[str, str]]:
    topics = load_one("topics", language)["topics"]
    return PhraseMatcher(
        ((word, (topic, word)) for topic, words in topics.items() for word in words), article=language == "ar"
    )


def _hits(document: Document, first: int, last: int, language: str) -> set[tuple[str, str]]:
    found = _matcher(language).find_all(document.tokens, first, last)
    return {payload for match in found for payload in match.payloads}


def topic_counts(document: Document) -> dict[str, int]:
    """Different words of each topic; those of the headline count twice."""
    if _COUNTED in document.notes:
        found: dict[str, int] = document.notes[_COUNTED]
        return found
    language = document.language
    if language not in READ:
        return {}
    title = next((s for s in document.sentences if s.title), None)
    hits = list(_hits(document, 0, len(document.tokens), language))
    hits += _hits(document, title.first, title.last, language) if title else []
    counts: dict[str, int] = {}
    for topic, _word in hits:
        counts[topic] = counts.get(topic, 0) + 1
    document.notes[_COUNTED] = counts  # asked for by every event of the report
    return counts


def topic_of(document: Document) -> str | None:
    """The matter of a report that is not on conflict; None when it may be.

    The more words of the matter, the more attackers it may name in passing.
    """
    counts = topic_counts(document)
    best = max(counts, key=lambda topic: (counts[topic], topic), default=None)
    if best is None or counts[best] < _ENOUGH:
        return None
    return best if _perpetrators(document) <= (_HARDLY if counts[best] < _PLENTY else _FEW) else None


def topic_strength(document: Document) -> float:
    """How much the report speaks of another matter, 0..1 (six words of it or more)."""
    return min(1.0, max(topic_counts(document).values(), default=0) / _PLENTY)


def _perpetrators(document: Document) -> int:
    return sum(actor.kind in _PERPETRATORS for actor in document.actors)


def is_mishap(document: Document, trigger: Trigger, sentence: Sentence) -> bool:
    """True when people died here of no one's hand: an accident's words beside the dead, and no attacker."""
    if not trigger.generic or sentence.language not in READ:
        return False
    if any(a.kind in _PERPETRATORS and sentence.span.covers(a.span) for a in document.actors):
        return False
    if any(t.sentence == sentence.index and not t.generic and t.strength >= 1 for t in document.triggers):
        return False
    mishaps = load_one("topics", sentence.language)["mishap"]
    return any(topic in mishaps for topic, _ in _hits(document, sentence.first, sentence.last, sentence.language))
