"""Which of the types that its words evoke a happening has: the more specific wins over the general."""

from collections import defaultdict
from collections.abc import Mapping
from math import log

from marsad.assemble.happening import Happening, rank_of
from marsad.extract.weighing import Features, learned, score
from marsad.model.reading import Reading

_GENERIC = 0.2  # weight of words that only say that people were hurt
_LATER = 0.6  # a word of a later sentence says less of what kind the happening is
_LEAST = 0.002  # no share is less
_ALSO = 0.05  # share from which a type of the reader's may be the happening's
_SPECIFIC = 0.35  # weight of each step of rank


def type_of(happening: Happening, reading: Reading | None = None) -> str:
    """The contract's event type, by the words and, where there is one, by the reader."""
    if reading is None:
        return _best(_by_words(happening))
    choices = kind_choices(happening, reading)
    return _best({kind: score(features, learned("kinds_read")) for kind, features in choices.items()})


def _best(scores: Mapping[str, float]) -> str:
    return max(scores, key=lambda t: (scores[t], rank_of(t), t))


def kind_choices(happening: Happening, reading: Reading) -> dict[str, Features]:
    """For every type that words or reader give to the happening what speaks for it; learned by `training/choices.py`
    into `resources/siting/kinds_read.yml`."""
    words, read = _by_words(happening), _by_reader(happening, reading)
    whole, best = sum(words.values()) or 1.0, _best(words)
    first = max(read, key=lambda kind: read[kind], default=best)
    head = dict(reading.kinds(happening.head.trigger.span))
    return {
        kind: {
            "rule": float(kind == best),
            "words": words.get(kind, 0.0) / whole,
            "read": log(max(read.get(kind, 0.0), _LEAST)),
            "read best": float(kind == first),
            "read head": log(max(head.get(kind, 0.0), _LEAST)),
            "rule listed": float(kind == best and happening.head.trigger.listed),
        }
        for kind in dict.fromkeys([*words, *(k for k, share in read.items() if share >= _ALSO), first])
    }


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
