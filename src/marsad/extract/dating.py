"""Which time expression dates a happening: by clause, by order of narration, and never the day of a statement."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.extract.dating_features import between
from marsad.extract.dating_read import choose_day
from marsad.extract.times import EXPRESSIONS
from marsad.ground.days.find import Expression
from marsad.ground.days.nodes import Anaphor, Count, Date, Feast, Pair, Range, Relative, Since, Unit, Until
from marsad.model.document import Document
from marsad.model.mentions import TimeMention
from marsad.model.report import Sentence, Span

# Costs in words: how much farther away an expression counts for each thing that speaks against it.
BREAK, CLAUSE, SAID, OPEN, COARSE, BEFORE = 6.0, 5.0, 60.0, 12.0, 1.0, 6.0
FAR = 12.0  # a "since" that far behind dates another happening
AHEAD = 8.0  # "three days after the raid" dates the raid rather than a day farther off does
_APART = 3  # words between "since May" and what has happened since
LEAD = 4  # sentences at the head of the body that tell the report's main happening


_SORTS = (
    (Since, "since"),
    (Until, "until"),
    (Range, "range"),
    (Pair, "range"),
    (Anaphor, "anaphor"),
    (Relative, "relative"),
    (Count, "count"),
    (Unit, "unit"),
    (Feast, "feast"),
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    mention: TimeMention
    expression: Expression | None
    sentence: int
    forward: bool = False
    stretched: bool = False  # "since May" as the whole stretch until the day of publication

    @property
    def sort(self) -> str:
        """What kind of words it is."""
        node = self.expression.node if self.expression else None
        if isinstance(node, Date):
            if node.day:
                return "day"
            return "weekday" if node.weekday else "month" if node.month else "year"
        return next((name for kind, name in _SORTS if isinstance(node, kind)), "other")

    @property
    def future(self) -> bool:
        return self.expression is not None and self.expression.future

    @property
    def said(self) -> bool:
        return self.expression is not None and self.expression.said

    @property
    def open(self) -> bool:
        """ "since", "until": a boundary of a stretch rather than the day of a happening."""
        return self.expression is not None and isinstance(self.expression.node, (Since, Until))

    @property
    def ahead(self) -> bool:
        """ "three days after the raid": it dates the happening behind it only."""
        return self.expression is not None and self.expression.kind == "TH" and self.forward

    @property
    def coarse(self) -> bool:
        return self.mention.when.precision != "day"


def _candidates(document: Document) -> list[_Candidate]:
    by_span = {e.span: e for e in document.notes.get(EXPRESSIONS, ())}
    found: list[_Candidate] = []
    for mention in document.times:
        sentence = document.sentence_at(mention.span.start)
        if mention.role == "event" and mention.when.start is not None and sentence is not None:
            expression = by_span.get(mention.span)
            forward = expression is not None and (expression.beside or not found)
            found.append(_Candidate(mention, expression, sentence.index, forward))
            stretch = _until_published(document, found[-1])
            if stretch is not None:
                found.append(replace(found[-1], mention=stretch, stretched=True))
    return found


def _until_published(document: Document, candidate: _Candidate) -> TimeMention | None:
    """ "Since May" as all the days from then to the day of publication."""
    mention, end = candidate.mention, document.published.anchor
    if candidate.expression is None or not isinstance(candidate.expression.node, Since) or end is None:
        return None
    when = mention.when
    return replace(mention, when=replace(when, end=end)) if when.end is not None and when.end < end else None


def _distance(document: Document, trigger: Span, mention: Span, sentence: Sentence) -> float:
    """Words between a trigger and an expression of its sentence; borders of clauses count as several."""
    words, breaks, openers = between(document, trigger, mention, sentence.language)
    return words + BREAK * breaks + CLAUSE * openers


def _cost(document: Document, trigger: Span, candidate: _Candidate, sentence: Sentence) -> float:
    cost = _distance(document, trigger, candidate.mention.span, sentence)
    if candidate.ahead:
        return cost - AHEAD
    cost += SAID * candidate.said + OPEN * candidate.open + COARSE * candidate.coarse
    return cost + BEFORE * (candidate.mention.span.start < trigger.start)


def _main(document: Document, candidates: Sequence[_Candidate]) -> TimeMention | None:
    """The day of the report's main happening: the first that its head gives and that dates no statement."""
    body = [s.index for s in document.sentences if not s.title][:LEAD]
    last = body[-1] if body else 0
    sure = [c for c in candidates if not c.said and not c.coarse and not c.ahead]
    return next((c.mention for c in sure if c.sentence <= last), sure[0].mention if sure else None)


def _stretched(document: Document, trigger: Span, candidate: _Candidate, sentence: Sentence) -> TimeMention:
    """ "Since May the group has struck ...": what happened lies between then and the day of publication."""
    mention = candidate.mention
    if not candidate.coarse or mention.span.start > trigger.start:
        return mention  # "held since 2016", "depuis samedi": the day it began
    if len(document.text[mention.span.end : trigger.start].split()) < _APART:
        return mention  # "since the July 2023 coup"
    return _until_published(document, candidate) or mention


def _dates_ahead(candidate: _Candidate, trigger: Span, here: Sequence[_Candidate]) -> bool:
    """Whether "three days after" may date this happening: it stands behind, and no written day does that better."""
    own = candidate.mention.span
    better = any(not c.ahead and not c.said and c.mention.span.start > own.end for c in here)
    return own.end <= trigger.start and not better


def days_for(document: Document, trigger: Span, *, background: bool = False) -> TimeMention | None:
    """The expression that dates a happening whose trigger stands at this span; None where nothing does.

    Needs sentences, times and published; places, actors and triggers help. What is recalled (`background`) seldom
    takes a day from other sentences: the report's own days are not its.
    """
    by_rule = _days_by_rule(document, trigger, background=background)
    return choose_day(document, trigger, by_rule, _candidates(document), background=background)


def _days_by_rule(document: Document, trigger: Span, *, background: bool) -> TimeMention | None:
    sentence = document.sentence_at(trigger.start)
    if sentence is None:
        return None
    candidates = [c for c in _candidates(document) if not c.stretched]
    here = [c for c in candidates if c.sentence == sentence.index]
    here = [c for c in here if not c.ahead or _dates_ahead(c, trigger, here)]
    best = min(here, key=lambda c: _cost(document, trigger, c, sentence), default=None)
    behind = best is not None and best.open and best.mention.span.start > trigger.end
    if best is not None and behind and _distance(document, trigger, best.mention.span, sentence) > FAR:
        best = None
    if best is not None and not best.said:
        return _stretched(document, trigger, best, sentence)
    if background:
        return None
    if not sentence.title:
        for c in reversed(candidates):
            if c.sentence < sentence.index and not c.ahead and not c.said and not c.open and not c.coarse:
                return c.mention
    return _main(document, candidates)
