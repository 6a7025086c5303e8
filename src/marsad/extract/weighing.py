"""Choosing by named features with learned weights: `resources/siting`, one file a choice (`training/choices.py`)."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from math import exp
from typing import TypeVar

from marsad.resources import load_one

Features = dict[str, float]
T = TypeVar("T")


@lru_cache(maxsize=16)
def learned(choice: str) -> Features:
    """The weights of a choice, by the name of its file: log odds by feature."""
    weights: Features = load_one("siting", choice)["weights"]
    return weights


def score(features: Features, weights: Features) -> float:
    """The sum of what is said for a choice, in log odds."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def likeliest(scored: Sequence[tuple[float, T]], same: Callable[[T], Hashable]) -> T:
    """The best of the likeliest choices; those that `same` says are one speak for it together.

    Args:
        scored: log odds and choice; not empty.
    """
    totals: dict[Hashable, float] = defaultdict(float)
    for odds, choice in scored:
        totals[same(choice)] += exp(odds)
    best = max(totals, key=lambda one: totals[one])
    return max((s for s in scored if same(s[1]) == best), key=lambda s: s[0])[1]
