"""From triggers to tellings: figurative words go, every trigger gets its standing, day and place."""

from marsad.assemble.happening import STRONG, WEAK, Telling
from marsad.extract.dating import days_for
from marsad.extract.factuality import factuality_of
from marsad.extract.siting import place_for
from marsad.model.document import Document
from marsad.model.mentions import Trigger
from marsad.model.report import Sentence


def tellings_of(document: Document) -> tuple[list[Telling], list[Trigger]]:
    """(tellings, modifiers) in text order. A word that needs company and has none is neither."""
    tellings: list[Telling] = []
    modifiers: list[Trigger] = []
    for trigger in document.triggers:
        sentence = document.sentences[trigger.sentence]
        status, background, figurative, cue = factuality_of(document, trigger.span, sentence)
        if figurative:
            continue
        if trigger.strength < WEAK:
            modifiers.append(trigger)
        elif trigger.strength >= STRONG or has_company(document, trigger, sentence):
            tellings.append(_telling(document, trigger, sentence, status, background))
    return tellings, modifiers


def _telling(document: Document, trigger: Trigger, sentence: Sentence, status: str, background: bool) -> Telling:
    day = days_for(document, trigger.span)
    place = place_for(document, trigger.span)
    return Telling(
        trigger=trigger,
        status=status,
        background=background,
        title=sentence.title,
        day=day,
        own_day=day is not None and sentence.span.covers(day.span),
        place=place,
        own_place=place is not None and sentence.span.covers(place.span),
    )


_ARMED = frozenset({"group", "force", "mission", "generic", "anaphor"})


def has_company(document: Document, trigger: Trigger, sentence: Sentence) -> bool:
    """True when the sentence also has an armed actor, a weapon, victims in numbers or a trigger that needs none."""
    span = sentence.span
    return (
        any(a.kind in _ARMED and span.covers(a.span) for a in document.actors)
        or any(span.covers(h.span) for h in document.harms)
        or any(t.sentence == sentence.index and t is not trigger and t.strength >= STRONG for t in document.triggers)
    )
