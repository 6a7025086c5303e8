"""Which place belongs to a happening: the clause's own, else the one that the narration is at; never one that stands
for a government, a dateline, a nationality or a name, and none where the text gives none.

Every place of the report competes for the happening, and so does "no place". What speaks for and against one is read
off the text as features (`siting_features`); their weights (`resources/siting`) were learned on the training reports.
"""

from dataclasses import dataclass

from marsad.extract.siting_features import SITES, Scene, identity_of
from marsad.extract.weighing import Features, learned, likeliest, score
from marsad.model.document import Document
from marsad.model.mentions import PlaceMention
from marsad.model.report import Span

_CAUTION = 0.5  # log odds for "no place" without the reader


@dataclass(frozen=True, slots=True)
class Choice:
    """One place that a happening may have (None: no place at all) and what the text says for it."""

    mention: PlaceMention | None
    features: Features


def place_for(document: Document, trigger: Span, type: str | None = None) -> PlaceMention | None:
    """The place of the happening whose words stand at `trigger`; None where the report gives none.

    Args:
        type: the happening's type (contract.md) where it is known; else that of the document's trigger there.
    """
    choices = choices_for(document, trigger, type)
    if not choices:
        return None
    read = document.reading is not None
    # caution: a pin that the text does not carry is worse than none; with the reader it costs right places
    weights, caution = (learned("weights_read"), 0.0) if read else (learned("weights"), _CAUTION)
    scored = [
        (score(choice.features, weights) + caution * (choice.mention is None), choice.mention) for choice in choices
    ]
    return likeliest(scored, identity_of)


def choices_for(document: Document, trigger: Span, type: str | None = None) -> list[Choice]:
    """Every place mention that may be the happening's, and no place, each with its features."""
    sentence = document.sentence_at(trigger.start)
    if sentence is None:
        return []
    scene = Scene(document, sentence, trigger, type)
    found = [Choice(None, scene.nothing())]
    found += [Choice(mention, scene.features(mention)) for mention in document.places if mention.use in SITES]
    return found
