"""Which of the types that its words evoke a happening has: the more specific wins over the general."""

from collections import defaultdict

from marsad.assemble.happening import Happening, rank_of

_GENERIC = 0.2  # weight of words that only say that people were hurt
_LATER = 0.6  # a word of a later sentence says less of what kind the happening is
_SPECIFIC = 0.35  # weight of each step of rank


def type_of(happening: Happening) -> str:
    """The contract's event type."""
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
    return max(scores, key=lambda t: (scores[t], rank_of(t), t))
