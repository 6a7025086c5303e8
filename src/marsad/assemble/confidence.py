"""How sure a coded event is: a calibrated logistic score over what the text gives."""

from dataclasses import replace
from math import exp

from marsad.model.coded import Event


def confidence_of(event: Event) -> float:
    """0..1; of events given 0.8 about 80% are right (docs/accuracy.md)."""
    return round(1 / (1 + exp(-_evidence(event))), 3)


def _evidence(event: Event) -> float:
    value = -0.2
    value += 0.6 if event.when.days.start else 0.0
    value += 0.6 if event.where else 0.0
    value += 0.4 if event.side_a else 0.0
    value += 0.4 if event.harm else 0.0
    return value


def with_confidence(event: Event) -> Event:
    return replace(event, confidence=confidence_of(event))
