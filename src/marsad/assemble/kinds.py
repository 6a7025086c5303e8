"""Which of the types that its words evoke a happening has: the more specific wins over the general."""

from collections import defaultdict

from marsad.assemble.happening import Happening, rank_of
from marsad.model.reading import Reading

_GENERIC = 0.2  # weight of words that only say that people were hurt
_LATER = 0.6  # a word of a later sentence says less of what kind the happening is
_READ = 0.5  # what the reader says of the type, against all the words together
_SPECIFIC = 0.35  # weight of each step of rank


def type_of(happening: Happening, reading: Reading | None = None) -> str:
    """The contract's event type, by the words and, where there is one, by the reader."""
    scores = _by_words(happening)
    if reading is not None:
        whole = sum(scores.values()) or 1.0
        scores = defaultdict(float, {kind: score / whole for kind, score in scores.items()})
        for kind, share in _by_reader(happening, reading).items():
            scores[kind] += _READ * share
    return max(scores, key=lambda t: (scores[t], rank_of(t), t))


def _by_reader(happening: Happening, reading: Reading) -> dict[str, float]:
    """Shares of the types over all tellings, each as sure as the reader is that its words tell of an event."""
    shares: dict[str, float] = defaultdict(float)
    whole = 0.0
    for telling in happening.tellings:
        surely = reading.evokes(telling.trigger.span)
        whole += surely
        for kind, share in reading.kinds(telling.trigger.span):
            shares[kind] += surely * share
    return {kind: share / whole for kind, share in shares.items()} if whole else {}


def _by_words(happening: Happening) -> dict[str, float]:
    first = min(happening.sentences)
    body = [s for s in happening.sentences if s != first]
    early = {first, *(body[:1])}
    scores: dict[str, float] = defaultdict(float)
    for telling in happening.tellings:
        trigger = telling.trigger
        weight = trigger.strength * (1.0 if trigger.sentence in early else _LATER)
        for place, event_type in enumerate(trigger.types):
            part = (_GENERIC if trigger.generic else 1.0) * weight / (1 + place)
            scores[event_type] += part * (1 + _SPECIFIC * (rank_of(event_type) - 1))
    for modifier in happening.modifiers:
        if modifier.types[0] in scores:
            scores[modifier.types[0]] += modifier.strength
    return scores
