"""How well a day fits as the day of publication, by the days that the report speaks of: features of a learned choice.

Pure: expressions in, named features out. How long ago the written days lie, which weekdays are named how, whether
there is a yesterday, a weekend, a last week; weights in `resources/siting/published.yml`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.ground.days.calendars import day_or_none
from marsad.ground.days.nodes import Anaphor, Both, Date, Night, Node, Pair, Relative, Unit
from marsad.ground.days.resolve import Setting, resolve
from marsad.ground.told import Told

Features = dict[str, float]

_BUCKETS = (0, 1, 2, 3, 4, 5, 6, 7, 10, 14, 21, 31, 60, 180)  # days ago; the last one and more are one
_YEAR = 366
_STORY = 200  # days; what is written as longer ago belongs to another story or to the next year
_CLOSE = 3
_WEEK = 7
_SCARCE = 2011  # few reports of the kind that marsad reads are older


def written_dates(node: Node) -> Iterable[Date]:
    """The written dates inside a node."""
    if isinstance(node, Date):
        yield node
        return
    for name in ("of", "to", "start", "end", "first", "second"):
        child = getattr(node, name, None)
        if isinstance(child, Node):
            yield from written_dates(child)
    if isinstance(node, Pair):
        for item in node.items:
            yield from written_dates(item)


def relative_and(node: Node) -> tuple[int, Date] | None:
    """ "yesterday Wednesday 13 December": the distance from today and the date beside it."""
    if not isinstance(node, Both):
        return None
    for first, second in ((node.first, node.second), (node.second, node.first)):
        if isinstance(first, Relative) and isinstance(second, Date) and not second.hijri:
            return first.days, second
    return None


def _ago(day: date, written: Date) -> int | None:
    """Days from the written day to this one, counted to the latest time that it was."""
    if not written.day or not written.month or written.year_shift is not None:
        return None
    if written.hijri:
        days = resolve(written, Setting(None)) if written.year else None
        return (day - days.start).days if days and days.start <= day else None
    years = (written.year,) if written.year else (day.year, day.year - 1)
    found = [d for y in years if (d := day_or_none(y, written.month, written.day)) is not None and d <= day]
    if written.weekday:
        found = [d for d in found if d.isoweekday() == written.weekday] or found
    return (day - max(found)).days if found else None


def bucket(days: int) -> str:
    """The name of a stretch of days."""
    return str(max((b for b in _BUCKETS if b <= days), default=0))


def _weekday(node: Node) -> Date | None:
    """A weekday that stands without a date, by itself or as the last of a night or pair."""
    if isinstance(node, Night):
        return _weekday(node.to or node.of)
    if isinstance(node, Pair):
        return _weekday(node.items[-1]) if node.items else None
    return node if isinstance(node, Date) and node.weekday and not node.day and not node.month else None


def day_features(told: Sequence[Told], day: date) -> Features:
    """What speaks for and against this day as the day of publication; every feature that holds is 1."""
    found = {f"weekday {day.isoweekday()}"}
    past = sorted(_written(told, day), key=lambda one: one.order)
    near = [w for w in past if w.ago <= _STORY]
    least = min((w.ago for w in near), default=None)
    for w in past:
        if w.ago > _STORY:  # of the year before, or written of what is still to come
            found.add(f"ahead {bucket(max(0, _YEAR - w.ago))}")
    for name, agos in (
        ("latest", [w.ago for w in near]),
        ("first", [w.ago for w in near[:1]]),
        ("lead", [w.ago for w in near if w.lead]),
        ("paired", [w.ago for w in near if w.weekday]),
        ("this date", [w.ago for w in near if w.this]),
        ("dateline", [w.ago for w in past if w.dateline]),
    ):
        if agos:
            found.add(f"{name} {bucket(min(agos))}")
    for t in told:
        found |= set(_of_expression(t, day, least, near))
    found |= set(_weekdays(told, day, least))
    return dict.fromkeys(sorted(found), 1.0)


@dataclass(frozen=True, slots=True)
class _Past:
    """A written day, so many days before the day of publication."""

    ago: int
    order: int
    lead: bool
    weekday: bool
    this: bool
    dateline: bool


def _written(told: Sequence[Told], day: date) -> Iterable[_Past]:
    for order, t in enumerate(told):
        if t.role not in ("event", "dateline") or t.expression.future:
            continue
        for written in written_dates(t.expression.node):
            ago = _ago(day, written)
            if ago is not None and ago < _YEAR:
                dateline, this = t.role == "dateline", written.which == 0
                yield _Past(ago, order, t.lead, bool(written.weekday), this, dateline)


def _of_expression(t: Told, day: date, least: int | None, near: Sequence[_Past]) -> Iterable[str]:
    """Features of words that count from today: "yesterday", "today Friday", "last week", "the next day"."""
    node = t.expression.node
    close = "none" if least is None else str(least) if least <= _CLOSE else "more"
    lead = "lead " if t.lead else ""
    if isinstance(node, Relative) and node.days in (-1, 0) and t.role == "event":
        yield f"{lead}relative {node.days} latest {close}"
    beside = relative_and(node)
    if beside is not None:
        distance, written = beside
        at = day + timedelta(days=distance)
        fits = not written.weekday or at.isoweekday() == written.weekday
        if written.day and written.month:
            fits = fits and (at.day, at.month) == (written.day, written.month)
        elif written.weekday and distance < 0 and any(w.weekday and w.ago in (0, -distance) for w in near):
            yield "today again"  # "Thursday 14 June" and "yesterday Thursday" in one report are two Thursdays
        yield "today fits" if fits else "today differs"
    if isinstance(node, Unit) and node.offset is not None and node.unit in ("week", "weekend", "month"):
        yield f"{node.unit} {node.offset} latest {'none' if least is None else bucket(least)}"
        if node.unit == "weekend":
            yield f"weekend {day.isoweekday()}"
    if isinstance(node, Anaphor) and node.n > 0:
        yield f"onward latest {close}"


def _weekdays(told: Sequence[Told], day: date, least: int | None) -> Iterable[str]:
    """Features of weekdays without a date: how many days before publication each would be."""
    bare: list[tuple[Told, int]] = []
    for t in told:
        written = _weekday(t.expression.node)
        if written is None or t.expression.future or t.role != "event":
            continue
        ago = (day.isoweekday() - (written.weekday or 1)) % 7
        if written.which == 0:
            yield f"this weekday {ago}"
        elif written.which == -1:
            yield f"last weekday {ago}"
        elif written.which is None:
            bare.append((t, ago))
    agos = [ago for _, ago in bare]
    for name, group in (
        ("lead weekday", [ago for t, ago in bare if t.lead and not t.expression.said][:1]),
        ("said weekday", [ago for t, ago in bare if t.expression.said][:1]),
        ("final weekday", agos[-1:]),
        ("latest weekday", [min(agos)] if agos else []),
        ("farthest weekday", [max(agos)] if agos else []),
    ):
        for ago in group:
            yield f"{name} {ago}"
    if least is not None and least < 2 * _WEEK:
        yield from {f"follows {min(least - ago, _WEEK)}" for ago in agos if ago < least}


def year_features(year: int, newest: int | None) -> Features:
    """What speaks for a year among several that the days and names allow; `newest`: the last year that is told of."""
    found = {"year before 2011": 1.0} if year < _SCARCE else {}
    if newest is not None:
        found[f"year since newest {min(year - newest, _WEEK)}"] = 1.0
    else:
        found["year without names"] = float(year - _SCARCE) / 10
    return found
