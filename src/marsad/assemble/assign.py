"""Which event a figure belongs to: its own clause first, then what the sentence takes up, then the report's news."""

from collections.abc import Sequence

from marsad.model.document import Document
from marsad.model.mentions import HarmMention, Trigger


def assign_harms(
    document: Document, groups: Sequence[Sequence[Trigger]], background: Sequence[bool]
) -> list[list[int]]:
    """For each event, given as its triggers in text order, the indices of `document.harms` that belong to it."""
    owned: list[list[int]] = [[] for _ in groups]
    for index, harm in enumerate(document.harms):
        event = _event_of(document, harm, groups, background)
        if event is not None:
            owned[event].append(index)
    return owned


def _event_of(
    document: Document, harm: HarmMention, groups: Sequence[Sequence[Trigger]], background: Sequence[bool]
) -> int | None:
    if harm.aggregate or not groups:
        return None
    here = [(t, e) for e, triggers in enumerate(groups) for t in triggers if t.sentence == harm.sentence]
    if here:
        return min(here, key=lambda pair: _distance(document, harm, pair[0]))[1]
    passage = document.sentences[harm.sentence].passage
    before = [
        (t.span.start, e)
        for e, triggers in enumerate(groups)
        for t in triggers
        if t.span.start < harm.span.start and document.sentences[t.sentence].passage == passage
    ]
    if before:
        return max(before)[1]
    return next((e for e, old in enumerate(background) if not old), 0 if len(groups) == 1 else None)


def _distance(document: Document, harm: HarmMention, trigger: Trigger) -> int:
    if harm.trigger is not None and harm.trigger.overlaps(trigger.span):
        return -1
    return max(harm.span.start - trigger.span.end, trigger.span.start - harm.span.end, 0)
