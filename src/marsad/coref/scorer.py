"""How likely two events are one happening, and why in words. Weights are learned by training/coref.py; no numpy."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from json import dumps
from math import exp
from typing import Any

from marsad.coref.events import EventView
from marsad.coref.features import FEATURES, pair_features
from marsad.coref.rules import cannot_be_one, recalled_beside, ties_digest
from marsad.coref.words import words_for
from marsad.resources import digest, load_one

VERSION = "1"


@dataclass(frozen=True, slots=True)
class Model:
    """One logistic regression, weights in the order of `FEATURES`."""

    intercept: float
    weights: tuple[float, ...]
    threshold: float

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> "Model":
        weights = record["weights"]
        return cls(record["intercept"], tuple(weights.get(name, 0.0) for name in FEATURES), record["threshold"])

    def probability(self, features: tuple[float, ...]) -> float:
        odds = self.intercept + sum(w * x for w, x in zip(self.weights, features, strict=True) if x)
        return 1 / (1 + exp(-odds)) if odds > -500 else 0.0


@dataclass(frozen=True, slots=True)
class PairScore:
    """The scorer's word on a pair: `score` 0..1, `bar` from which it means "same", `why` in words."""

    score: float
    bar: float
    why: str

    @property
    def same(self) -> bool:
        return self.score >= self.bar


class Scorer:
    """Scores pairs; the same two events get the same score in whatever order and whatever else is known."""

    def __init__(self, across: Model, within: Model) -> None:
        self.across, self.within = across, within

    @cached_property
    def id(self) -> str:
        """Names what the scores came from: version and digest of weights, rules and the ties between actors."""
        seen = (repr(self.across), repr(self.within), digest("coref_rules"), *ties_digest())
        return f"scorer/{VERSION}/{sha256(dumps(seen).encode()).hexdigest()[:12]}"

    def model(self, a: EventView, b: EventView) -> Model:
        return self.within if a.report == b.report else self.across

    def score(self, a: EventView, b: EventView) -> float:
        """Probability that the two are one; 0 where the rules say they cannot be."""
        if cannot_be_one(a, b) or recalled_beside(a, b):
            return 0.0
        return self.model(a, b).probability(pair_features(a, b))

    def lift(self, a: EventView, b: EventView) -> float:
        """`score` moved so that 0.5 is the threshold: pairs within and across reports on one scale."""
        model, score = self.model(a, b), self.score(a, b)
        bar = model.threshold
        return 0.5 * score / bar if score < bar else 0.5 + 0.5 * (score - bar) / (1 - bar)

    def explain(self, a: EventView, b: EventView) -> PairScore:
        """The score with the strongest reasons for and against."""
        model, apart = self.model(a, b), cannot_be_one(a, b)
        if apart or recalled_beside(a, b):
            return PairScore(
                0.0, model.threshold, f"cannot be one: {apart or 'news, and what the same report recalls'}"
            )
        values = pair_features(a, b)
        shares = [(w * x, name) for w, x, name in zip(model.weights, values, FEATURES, strict=True) if w * x]
        return PairScore(model.probability(values), model.threshold, words_for(shares, a, b))


@lru_cache(maxsize=1)
def default_scorer() -> Scorer:
    """With the weights that ship with marsad."""
    return Scorer(*(Model.of(load_one("coref_weights", part)) for part in ("across", "within")))
