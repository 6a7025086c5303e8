"""From meaning to days: a node tied to the anchor day, the day last spoken of and the tense around it.

Here is the frame; the resolvers of the nodes are in `resolve_dates`, `resolve_relative` and `resolve_joined`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from marsad.ground.days.nodes import Node


@dataclass(frozen=True, slots=True)
class Days:
    """Resolved days, both ends included."""

    start: date
    end: date
    precision: str = "day"
    basis: str = "explicit"
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a node is resolved against. `coarse`: a count of months or years is the calendar month or year it ends in
    (what news means by "two years ago"), else the very day."""

    anchor: date | None
    spoken: Days | None = None
    night: Days | None = None  # the night last spoken of
    year: int | None = None  # the year last spoken of
    years: frozenset[int] = frozenset()  # all that the text writes out
    beside: bool = False  # another day stands before it in the same sentence
    future: bool = False
    past: bool = False
    day_first: bool = True
    next_nearest: bool = False
    last_nearest: bool = True
    coarse: bool = False
    year_thirds: bool = False


Resolver = Callable[[Any, Setting], Days | None]
_RESOLVERS: dict[type[Node], Resolver] = {}


def resolver(kind: type[Node]) -> Callable[[Resolver], Resolver]:
    """Register the function that resolves a kind of node."""

    def register(function: Resolver) -> Resolver:
        _RESOLVERS[kind] = function
        return function

    return register


def resolve(node: Node, setting: Setting) -> Days | None:
    """The days that a node covers; None where they cannot be derived."""
    try:
        return _RESOLVERS[type(node)](node, setting)
    except (OverflowError, ValueError):
        return None


def one_day(day: date | None, basis: str, issue: str | None = None) -> Days | None:
    return None if day is None else Days(day, day, "day", basis, issue)


def precision_of(days: int) -> str:
    """The precision of a stretch of so many days."""
    return "day" if days < 7 else "week" if days < 28 else "month" if days < 364 else "year"
