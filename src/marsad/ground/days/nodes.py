"""What the grammar builds: the meaning of a time expression before it is tied to an anchor day.

A node says what the words say and nothing more ("Friday", "24 November", "two days before X"), so that the same
words can be resolved again when the publication day becomes known.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """Base of all."""


@dataclass(frozen=True, slots=True)
class Date(Node):
    """A calendar day, month or year, as far as it is written. `which`: -1 "last", 0 "this", 1 "next"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: int | None = None
    hijri: bool = False
    swap: bool = False  # numeric, and day and month may change places
    year_shift: int | None = None  # "June next year"
    month_shift: int | None = None  # "the 20th of next month"
    other: tuple[int, int] | None = None  # a second date for the same day, Hijri beside Gregorian: (month, day)


@dataclass(frozen=True, slots=True)
class Relative(Node):
    """So many days from today; `nights` 1 when the words are for a night that runs into the next day."""

    days: int
    night: bool = False


@dataclass(frozen=True, slots=True)
class Anaphor(Node):
    """So many units from the day last spoken of; unit "night": from the night last spoken of."""

    n: int
    unit: str = "day"


@dataclass(frozen=True, slots=True)
class Unit(Node):
    """A calendar unit, `offset` units from the one that holds today; None: bare ("the weekend")."""

    unit: str
    offset: int | None
    season: str | None = None


@dataclass(frozen=True, slots=True)
class Nth(Node):
    """The n-th (n < 0: from the end) `unit` or weekday of a month or year; `count` of them ("first ten days")."""

    n: int
    unit: str
    weekday: int | None
    of: Node | None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Count(Node):
    """So many units away from `base` (None: today); `span`: the whole stretch, not its far end.

    `loose`: no number but "a few". `calendar`: whole calendar units ("last two quarters").
    """

    parts: tuple[tuple[float, str], ...]
    sign: int
    base: Node | None = None
    span: bool = False
    calendar: bool = False
    loose: bool = False
    from_spoken: bool = False
    told: bool = False  # "three days after the raid": a happening in the same clause is one of the two days


@dataclass(frozen=True, slots=True)
class Range(Node):
    start: Node
    end: Node


@dataclass(frozen=True, slots=True)
class Pair(Node):
    """Two or more days named together ("Thursday and Friday")."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Edge(Node):
    """start | middle | end | earlier | later of something."""

    which: str
    of: Node


@dataclass(frozen=True, slots=True)
class Night(Node):
    """The night that begins on `of`; with `to` the night between the two."""

    of: Node
    to: Node | None = None


@dataclass(frozen=True, slots=True)
class InWeek(Node):
    """A weekday of a given week; or a date checked against it."""

    weekday: int
    week: Node


@dataclass(frozen=True, slots=True)
class Feast(Node):
    rule: str
    on: tuple[int, ...]
    length: int
    which: int | None = None
    year: int | None = None
    weekend: bool = False


@dataclass(frozen=True, slots=True)
class Since(Node):
    """From `of` until today."""

    of: Node


@dataclass(frozen=True, slots=True)
class Until(Node):
    of: Node


@dataclass(frozen=True, slots=True)
class WeekOf(Node):
    of: Node


@dataclass(frozen=True, slots=True)
class Both(Node):
    """Two expressions for one day ("yesterday Wednesday", "in three days on Friday"): they must agree."""

    first: Node
    second: Node


@dataclass(frozen=True, slots=True)
class Rest(Node):
    """What remains of a unit, counted from today."""

    of: Node
