"""Which place belongs to a happening: the clause's own, else the one that the narration is still at; never one that
stands for a government, a dateline, a nationality or a name, and not one that the text does not give."""

from marsad.model.document import Document
from marsad.model.mentions import PlaceMention
from marsad.model.report import Sentence, Span

_COARSE = {"country": 3, "admin1": 2, "admin2": 1}


def place_for(document: Document, trigger: Span) -> PlaceMention | None:
    """The place of the happening whose words stand at `trigger`; None where the report gives none."""
    sentence = document.sentence_at(trigger.start)
    if sentence is None:
        return None
    own = _in_sentence(document, sentence, trigger)
    return own or _inherited(document, sentence)


def _usable(document: Document, sentence: Sentence) -> list[PlaceMention]:
    found = [m for m in document.places if m.use == "location" and sentence.span.covers(m.span)]
    inner = {span for mention in found for span in mention.within}
    return [m for m in found if m.span not in inner]


def _cost(document: Document, mention: PlaceMention, trigger: Span) -> float:
    """How far a place is from the trigger; punctuation between them, a place before it and coarse units cost extra."""
    low, high = min(mention.span.end, trigger.end), max(mention.span.start, trigger.start)
    between = document.text[low:high]
    cost = len(between) / 10.0
    cost += 2.0 * sum(between.count(c) for c in ",،;؛:") + 1.0 * (mention.span.start < trigger.start)
    coarse = _COARSE.get(mention.resolved.kind if mention.resolved else "", 0)
    return cost + 6.0 * coarse


def _in_sentence(document: Document, sentence: Sentence, trigger: Span) -> PlaceMention | None:
    found = _usable(document, sentence)
    return min(found, key=lambda m: _cost(document, m, trigger), default=None)


def _inherited(document: Document, sentence: Sentence) -> PlaceMention | None:
    """The place of the sentences before, nearest first, then of the one after the headline."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 4), -1):
        before = document.sentences[index]
        found = _usable(document, before)
        if found:
            return min(found, key=lambda m: _COARSE.get(m.resolved.kind if m.resolved else "", 0))
    if sentence.title or sentence.index <= 1:
        for after in document.sentences[sentence.index + 1 : sentence.index + 2]:
            found = _usable(document, after)
            if found:
                return min(found, key=lambda m: _COARSE.get(m.resolved.kind if m.resolved else "", 0))
    return None
