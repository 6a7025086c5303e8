"""When a report was published that does not say so: every day in its text is a constraint, as a coder would reason.

Pure: expressions and the life spans of the names in the text go in, a `Published` with its reasons comes out. A year is
given only when all others are excluded; a day only when weekdays, "yesterday Wednesday" or a dateline fix it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from marsad.ground.days.calendars import ONE, day_or_none
from marsad.ground.days.find import Expression
from marsad.ground.days.nodes import Both, Date, InWeek, Node, Pair, Range, Relative
from marsad.ground.days.resolve import Days, Setting, resolve
from marsad.model.mentions import Published
from marsad.model.report import Span

EARLIEST = 1990  # no report that marsad is made for is older
SLACK = 6  # days between the last day that a report writes out and its publication
_REASONS = 3  # given for each excluded year
GRACE = 366  # days for which a report may still speak of what has ended as if it had not


@dataclass(frozen=True, slots=True)
class Lifespan:
    """A name in the text and the days between which it means something living; None is open."""

    name: str
    since: date | None
    until: date | None
    span: Span
    what: str = "active"  # "active" | "in office"


@dataclass(frozen=True, slots=True)
class Clue:
    """One constraint on the day of publication P.

    `kind`: "is" P is this day (year open when None) · "dated" a past day with its weekday, P on it or soon after ·
    "weekday" P falls on this weekday · "after" P is not before this day.
    """

    kind: str
    quote: str
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int = 0  # P minus the day written
    floor: date | None = None


def _relative_and(node: Node) -> tuple[int, Date] | None:
    """ "yesterday Wednesday 13 December": the distance from today and the date beside it."""
    if not isinstance(node, Both):
        return None
    for first, second in ((node.first, node.second), (node.second, node.first)):
        if isinstance(first, Relative) and isinstance(second, Date) and not second.hijri:
            return first.days, second
    return None


def _dates(node: Node) -> Iterable[Date]:
    """The written dates inside a node."""
    if isinstance(node, Date):
        yield node
        return
    for name in ("of", "to", "start", "end", "first", "second"):
        child = getattr(node, name, None)
        if isinstance(child, Node):
            yield from _dates(child)
    if isinstance(node, Pair):
        for item in node.items:
            yield from _dates(item)


def _clues(expression: Expression, quote: str, role: str) -> Iterable[Clue]:
    node = expression.node
    beside = _relative_and(node)
    if beside is not None:
        distance, written = beside
        if written.day and written.month:
            yield _is(written, quote, -distance)
        elif written.weekday:
            yield Clue("weekday", quote, weekday=(written.weekday - distance - 1) % 7 + 1)
        return
    for written in _dates(node):
        if written.hijri or written.swap or written.year_shift is not None:
            continue
        if role in ("dateline", "published") and written.day and written.month:
            yield _is(written, quote, 0)
        elif written.year is not None and not expression.future:
            month, day = written.month or 1, written.day or 1
            floor = day_or_none(written.year, month, day)
            if floor is not None:
                yield Clue("after", quote, floor=floor)
        elif written.weekday and written.day and written.month and not expression.future and role == "event":
            yield Clue("dated", quote, written.month, written.day, written.weekday)


def _is(written: Date, quote: str, offset: int) -> Clue:
    floor = day_or_none(written.year, written.month or 1, written.day or 1) if written.year else None
    return Clue("is", quote, written.month, written.day, written.weekday, offset, floor)


def _days_of(clue: Clue, years: Iterable[int]) -> list[date]:
    """The days that a written day may be, its weekday respected."""
    days = (day_or_none(year, clue.month or 1, clue.day or 1) for year in years)
    return [d for d in days if d is not None and (clue.weekday is None or d.isoweekday() == clue.weekday)]


@dataclass(slots=True)
class _Search:
    """Candidate days, and why years fell away."""

    days: list[date]
    years: tuple[int, ...]  # all that the written days fit
    reasons: dict[int, list[str]]

    def drop_years(self, years: Iterable[int], reason: str) -> None:
        """Take years away for a reason; a year already gone keeps further reasons beside the first."""
        years = set(years)
        left = [d for d in self.days if d.year not in years]
        if not left:
            return
        self.days = left
        for year in years:
            known = self.reasons.setdefault(year, [])
            if reason not in known and len(known) < _REASONS:
                known.append(reason)

    @property
    def excluded(self) -> tuple[str, ...]:
        return tuple(f"{year}: {'; '.join(reasons)}" for year, reasons in sorted(self.reasons.items()))


def infer_published(
    expressions: Sequence[tuple[Expression, str, str]],
    lifespans: Sequence[Lifespan] = (),
    *,
    latest: date | None = None,
) -> Published:
    """The day or days on which a report may have been published.

    Args:
        expressions: the report's time expressions in text order, each with its words and its role.
        lifespans: names in the text that tie it to a time; may be empty.
        latest: no report is younger; today without it.

    Returns:
        basis "stated" (the report gives its own day in full), "inferred" (`why` says from what, `excluded` why not
        other years) or "unknown" (no clue, or several years remain: `why` names them).
    """
    last = latest or date.today()
    clues = [clue for e, quote, role in expressions for clue in _clues(e, quote, role)]
    stated = next((c for c in clues if c.kind == "is" and c.floor is not None), None)
    if stated is not None and stated.floor is not None:
        day = stated.floor + timedelta(days=stated.offset)
        return Published(day, day, "stated", f"the report gives its own day: “{stated.quote}”")
    anchors = [c for c in clues if c.kind in ("is", "dated")]
    if not anchors:
        return _without_days(clues)
    days = _start(anchors, last)
    if not days:
        return Published(None, None, "unknown", "the days written in the report contradict one another")
    search = _Search(days, tuple(sorted({d.year for d in days})), {})
    _bound(search, clues, lifespans)
    return _answer(search, clues, expressions)


def _start(anchors: Sequence[Clue], last: date) -> list[date]:
    """Days that fit every written day: on the latest of them or up to `SLACK` days later."""
    years = range(EARLIEST, last.year + 1)
    exact = [c for c in anchors if c.kind == "is"]
    if exact:
        offset = timedelta(days=exact[0].offset)
        days = [d + offset for d in _days_of(exact[0], years)]
    else:
        days = []
        for year in years:
            options = [_days_of(c, (year, year - 1)) for c in anchors]
            latest = max((max(o) for o in options if o and max(o).year == year), default=None)
            if latest is not None:
                days += [latest + timedelta(days=k) for k in range(SLACK + 1)]
    fitting = [d for d in days if d <= last and _fit(d, anchors)]
    return sorted(set(fitting))


def _fit(day: date, anchors: Sequence[Clue]) -> bool:
    """Whether every dated day can lie in the year up to this day."""
    for clue in anchors:
        if clue.kind == "dated":
            before = [d for d in _days_of(clue, (day.year, day.year - 1)) if d <= day and (day - d).days < GRACE]
            if not before:
                return False
    return True


def _bound(search: _Search, clues: Sequence[Clue], lifespans: Sequence[Lifespan]) -> None:
    """Take away years that the text or the names in it rule out."""
    ends = {year: date(year, 12, 31) for year in search.years}
    for clue in clues:
        if clue.kind == "after" and clue.floor is not None:
            floor = clue.floor
            search.drop_years([y for y in search.years if ends[y] < floor], f"the report speaks of “{clue.quote}”")
    for life in sorted(lifespans, key=lambda life: life.since or date.min, reverse=True):
        if life.since is not None:
            since = life.since
            out = [y for y in search.years if _last_day(search, y, ends) < since]
            search.drop_years(out, f"{life.name} {life.what} since {since.isoformat()}")
    for life in sorted(lifespans, key=lambda life: life.until or date.max):
        if life.until is not None:
            limit = life.until + timedelta(days=GRACE if life.what == "active" else 0)
            out = [y for y in search.years if _first_day(search, y) > limit]
            search.drop_years(out, f"{life.name} {life.what} until {life.until.isoformat()}")


def _last_day(search: _Search, year: int, ends: dict[int, date]) -> date:
    return max((d for d in search.days if d.year == year), default=ends[year])


def _first_day(search: _Search, year: int) -> date:
    return min((d for d in search.days if d.year == year), default=date(year, 1, 1))


def _without_days(clues: Sequence[Clue]) -> Published:
    floors = [c.floor for c in clues if c.floor is not None]
    if floors:
        return Published(None, None, "unknown", f"no day is written; not before {max(floors).isoformat()}")
    return Published(None, None, "unknown", "the report gives no day to reckon from")


def _answer(search: _Search, clues: Sequence[Clue], expressions: Sequence[tuple[Expression, str, str]]) -> Published:
    years = sorted({d.year for d in search.days})
    excluded = search.excluded
    written = " and ".join(f"“{c.quote}”" for c in clues if c.kind in ("is", "dated"))
    if len(years) > 1:
        listed = ", ".join(map(str, years))
        return Published(None, None, "unknown", f"{written} fit several years: {listed}", excluded)
    days, why = _days_in_year(search.days, clues, expressions)
    reason = f"{written} fit {years[0]} alone" if not excluded else f"{written} fit {years[0]}; other years are excluded"
    return Published(days[0], days[-1], "inferred", f"{reason}{why}", excluded)


def _days_in_year(
    days: list[date], clues: Sequence[Clue], expressions: Sequence[tuple[Expression, str, str]]
) -> tuple[list[date], str]:
    """The likeliest days of the year that remains."""
    said = next((c for c in clues if c.kind == "weekday"), None)
    if said is not None:
        fitting = [d for d in days if d.isoweekday() == said.weekday]
        if fitting:
            first = fitting[0]
            tonight = days[0] if _speaks_of_today(expressions) and (first - days[0]).days == 1 else first
            return [tonight, first], f"; “{said.quote}” makes it a {first:%A}"
    if any(c.kind == "is" for c in clues):
        return days[:1], "; the report names its own day"
    later = _bare_weekdays(expressions, days[0])
    if later > days[0]:
        return [later], f"; the last weekday told of is {later:%A}"
    if any(isinstance(e.node, Relative) and e.node.days == -1 for e, _, _ in expressions):
        return [days[0] + ONE], "; the day before is called yesterday"
    return days[:1], ""


def _speaks_of_today(expressions: Sequence[tuple[Expression, str, str]]) -> bool:
    return any(isinstance(e.node, Relative) and e.node.days == 0 for e, _, _ in expressions)


def _bare_weekdays(expressions: Sequence[tuple[Expression, str, str]], first: date) -> date:
    """The last weekday without a date that can follow the last written day within the week."""
    latest = first
    for expression, _, role in expressions:
        node = expression.node
        if role != "event" or expression.future or not isinstance(node, Date):
            continue
        if node.weekday and node.day is None and node.which is None and node.month_shift is None:
            ahead = (node.weekday - first.isoweekday()) % 7
            if 0 < ahead <= 3:
                latest = max(latest, first + timedelta(days=ahead))
    return latest
