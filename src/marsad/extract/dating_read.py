"""Which day dates a happening, by the rules and the reader together: every expression of time competes, and so does
"no day". Weights: `resources/siting/days_read.yml`, learned by `training/dating.py`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p
from typing import Protocol

from marsad.extract.siting_features import Features
from marsad.model.document import Document
from marsad.model.mentions import TimeMention
from marsad.model.reading import log_odds
from marsad.model.report import Span
from marsad.resources import load_one


class Expression(Protocol):
    """An expression of time as `dating` sees it."""

    @property
    def mention(self) -> TimeMention: ...
    @property
    def sentence(self) -> int: ...
    @property
    def said(self) -> bool: ...
    @property
    def open(self) -> bool: ...
    @property
    def ahead(self) -> bool: ...
    @property
    def coarse(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class DayChoice:
    """A day that a happening may have (None: no day) and what is said for it."""

    mention: TimeMention | None
    features: Features


@lru_cache(maxsize=1)
def _weights() -> Features:
    weights: Features = load_one("siting", "days_read")["weights"]
    return weights


def choose_day(
    document: Document,
    trigger: Span,
    by_rule: TimeMention | None,
    expressions: Sequence[Expression],
    *,
    background: bool,
) -> TimeMention | None:
    """The likeliest of the report's days for the happening told at `trigger`; None where none is likelier."""
    choices = day_choices(document, trigger, by_rule, expressions, background=background)
    weights = _weights()
    best = max(choices, key=lambda c: sum(weights.get(n, 0.0) * v for n, v in c.features.items()))
    if best.mention is not None and by_rule is not None and best.mention.span == by_rule.span:
        return by_rule  # the rules may have stretched it to the day of publication
    return best.mention


def day_choices(
    document: Document,
    trigger: Span,
    by_rule: TimeMention | None,
    expressions: Sequence[Expression],
    *,
    background: bool,
) -> list[DayChoice]:
    """All choices with their features, "no day" first."""
    reading, sentence = document.reading, document.sentence_at(trigger.start)
    if reading is None or sentence is None:
        return [DayChoice(by_rule, {})]
    spans = [e.mention.span for e in expressions]
    read = [r["time"] for r in reading.roles(trigger, spans)]
    top = max(read, default=0.0)
    ruled = by_rule.span if by_rule is not None else None
    old = float(background)
    found = [
        DayChoice(
            None,
            {
                "none": 1.0,
                "none rule": float(by_rule is None),
                "none read": log_odds(top),
                "none background": old,
                "none title": float(sentence.title),
                "none of any": float(not expressions),
            },
        )
    ]
    same = {e.mention.when for e in expressions if ruled == e.mention.span}
    for expression, probability in zip(expressions, read, strict=True):
        mention = expression.mention
        apart = sentence.index - expression.sentence
        features = {
            "rule": float(mention.span == ruled),
            "rule day": float(mention.when in same),
            "rule here": float(mention.span == ruled and apart == 0),
            "read": log_odds(probability),
            "read best": float(probability == top),
            "read sure": float(probability >= 0.5),
            "same sentence": float(apart == 0),
            "before": log1p(max(apart, 0)),
            "after": log1p(max(-apart, 0)),
            "just before": float(apart == 1),
            "said": float(expression.said),
            "open": float(expression.open),
            "ahead": float(expression.ahead),
            "coarse": float(expression.coarse),
            "background": old,
            "background away": old * (apart != 0),
            "background coarse": old * expression.coarse,
            "words": log1p(abs(mention.span.start - trigger.start) / 6) if apart == 0 else 0.0,
            "first": float(expression is expressions[0]),
        }
        found.append(DayChoice(mention, features))
    return found
