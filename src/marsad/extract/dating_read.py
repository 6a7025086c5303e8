"""Which day dates a happening: every expression of time of the report competes, and so does "no day".

What speaks for and against each is read off the text as features (`dating_features`), the rules' own choice among
them, and the reader's word where there is a reader. Weights: `resources/siting/days.yml` and `days_read.yml`, learned
by `training/choices.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.extract.dating_features import Expression, Scene
from marsad.extract.weighing import Features, learned, likeliest, score
from marsad.model.document import Document
from marsad.model.mentions import TimeMention
from marsad.model.report import Span

_TRUST = 1.2  # log odds against "no day" without the reader: what is found at all has mostly a day in the report


@dataclass(frozen=True, slots=True)
class DayChoice:
    """A day that a happening may have (None: no day) and what is said for it."""

    mention: TimeMention | None
    features: Features


def choose_day(
    document: Document,
    trigger: Span,
    by_rule: TimeMention | None,
    expressions: Sequence[Expression],
    *,
    background: bool,
) -> TimeMention | None:
    """The likeliest of the report's days for the happening told at `trigger`; None where none is likelier.

    Expressions for the same days speak for them together.
    """
    choices = day_choices(document, trigger, by_rule, expressions, background=background)
    if not choices[0].features:
        return by_rule
    read = document.reading is not None
    weights, trust = (learned("days_read"), 0.0) if read else (learned("days"), _TRUST)
    scored = [(score(c.features, weights) - trust * (c.mention is None), c.mention) for c in choices]
    return likeliest(scored, lambda mention: mention.when if mention else None)


def day_choices(
    document: Document,
    trigger: Span,
    by_rule: TimeMention | None,
    expressions: Sequence[Expression],
    *,
    background: bool,
) -> list[DayChoice]:
    """All choices with their features, "no day" first."""
    sentence = document.sentence_at(trigger.start)
    if sentence is None:
        return [DayChoice(by_rule, {})]
    scene = Scene(document, sentence, trigger, by_rule, expressions, background=background)
    found = [DayChoice(None, scene.nothing())]
    return found + [DayChoice(e.mention, scene.features(i)) for i, e in enumerate(expressions)]
