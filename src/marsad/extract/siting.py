"""Which place belongs to a happening: the clause's own, else the one that the narration is at; never one that stands
for a government, a dateline, a nationality or a name, and none where the text gives none.

Every place of the report competes for the happening, and so does "no place". What speaks for and against one is read
off the text as features (`siting_features`); their weights (`resources/siting`) were learned on the training reports.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from marsad.extract.siting_features import SITES, Features, Scene, identity_of
from marsad.model.document import Document
from marsad.model.mentions import PlaceMention
from marsad.model.report import Span
from marsad.resources import load_one

_CAUTION = 0.5  # log odds for "no place": a pin that the text does not carry is worse than none


@dataclass(frozen=True, slots=True)
class Choice:
    """One place that a happening may have (None: no place at all) and what the text says for it."""

    mention: PlaceMention | None
    features: Features


@lru_cache(maxsize=2)
def _weights(read: bool) -> Features:
    weights: Features = load_one("siting", "weights_read" if read else "weights")["weights"]
    return weights


def score_choice(features: Features, weights: Features) -> float:
    """The sum of what is said for a choice, in log odds."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def place_for(document: Document, trigger: Span, type: str | None = None) -> PlaceMention | None:
    """The place of the happening whose words stand at `trigger`; None where the report gives none.

    Args:
        type: the happening's type (contract.md) where it is known; else that of the document's trigger there.
    """
    choices = choices_for(document, trigger, type)
    if not choices:
        return None
    weights = _weights(document.reading is not None)
    caution = _CAUTION if document.reading is None else 0.0  # with the reader it costs right places
    scored = [
        (score_choice(choice.features, weights) + caution * (choice.mention is None), choice.mention)
        for choice in choices
    ]
    totals: dict[str, float] = defaultdict(float)
    for score, mention in scored:
        totals[identity_of(mention)] += exp(score)
    best = max(totals, key=lambda identity: totals[identity])
    return max((s for s in scored if identity_of(s[1]) == best), key=lambda s: s[0])[1]


def choices_for(document: Document, trigger: Span, type: str | None = None) -> list[Choice]:
    """Every place mention that may be the happening's, and no place, each with its features."""
    sentence = document.sentence_at(trigger.start)
    if sentence is None:
        return []
    scene = Scene(document, sentence, trigger, type)
    found = [Choice(None, scene.nothing())]
    found += [Choice(mention, scene.features(mention)) for mention in document.places if mention.use in SITES]
    return found
