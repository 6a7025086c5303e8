"""Which time expression dates a happening: by clause, by order of narration, and never the day of a statement."""

from dataclasses import dataclass, replace

from marsad.extract.times import EXPRESSIONS
from marsad.ground.days.find import Expression
from marsad.ground.days.nodes import Since, Until
from marsad.model.document import Document
from marsad.model.mentions import DaySpan, TimeMention
from marsad.model.report import Sentence, Span

_BREAKS = frozenset(",،;؛:()–—-")
_OTHER_SENTENCE = 1000.0


@dataclass(frozen=True, slots=True)
class _Candidate:
    mention: TimeMention
    expression: Expression | None
    sentence: int

    @property
    def said(self) -> bool:
        return self.expression is not None and self.expression.said


def _candidates(document: Document) -> list[_Candidate]:
    by_span = {e.span: e for e in document.notes.get(EXPRESSIONS, ())}
    found = []
    for mention in document.times:
        sentence = document.sentence_at(mention.span.start)
        if mention.role == "event" and sentence is not None:
            found.append(_Candidate(mention, by_span.get(mention.span), sentence.index))
    return found


def _distance(document: Document, trigger: Span, mention: Span) -> float:
    """Words and clause borders between a trigger and an expression of its sentence."""
    first, last = (trigger, mention) if trigger.start <= mention.start else (mention, trigger)
    between = document.text[first.end : max(first.end, last.start)]
    words = len(between.split())
    breaks = sum(c in _BREAKS for c in between)
    return words + 5.0 * breaks


def _in_sentence(document: Document, trigger: Span, candidates: list[_Candidate]) -> _Candidate | None:
    def cost(c: _Candidate) -> float:
        return _distance(document, trigger, c.mention.span) + (100.0 if c.said else 0.0)

    return min(candidates, key=cost, default=None)


def days_for(document: Document, trigger: Span) -> TimeMention | None:
    """The expression that dates a happening whose trigger stands at this span; None where nothing does.

    Needs sentences, times and published. Cheap: it looks at times only, not at triggers or actors.
    """
    sentence = document.sentence_at(trigger.start)
    if sentence is None:
        return None
    candidates = [c for c in _candidates(document) if c.mention.when.start is not None]
    here = [c for c in candidates if c.sentence == sentence.index]
    if here and not sentence.title:
        best = _in_sentence(document, trigger, here)
        if best is not None:
            return best.mention
    before = [c for c in candidates if c.sentence < sentence.index and not c.said]
    if before and not sentence.title:
        return before[-1].mention
    rest = [c for c in candidates if not c.said] or candidates
    return rest[0].mention if rest else None
