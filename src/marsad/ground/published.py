"""When a report was published that does not say so: every day in its text is a constraint, as a coder would reason.

Pure: expressions and the life spans of the names in the text go in, a `Published` with its reasons comes out. A year is
given only when all others are excluded; a day only when weekdays, "yesterday Wednesday" or a dateline fix it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.ground.days.calendars import ONE, day_or_none
from marsad.ground.days.find import Expression
from marsad.ground.days.nodes import Both, Date, Node, Pair, Relative
from marsad.ground.days.resolve import Setting, resolve
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
class Told:
    """A time expression of the report, its words, its role, whether it stands at the report's head, its sentence."""

    expression: Expression
    quote: str
    role: str = "event"
    lead: bool = False
    sentence: int = -1


@dataclass(frozen=True, slots=True)
class Clue:
    """One constraint on the day of publication P.

    `kind`: "is" P is this day (year open when None) · "dated" a past day with its weekday, P on it or soon after ·
    "day" a past day without weekday or year · "weekday" P falls on this weekday · "after" P is not before this day.
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


def _clues(told: "Told") -> Iterable[Clue]:
    node, quote, role = told.expression.node, told.quote, told.role
    beside = _relative_and(node)
    if beside is not None:
        distance, written = beside
        if written.day and written.month:
            yield _is(written, quote, -distance)
        elif written.weekday:
            yield Clue("weekday", quote, weekday=(written.weekday - distance - 1) % 7 + 1, offset=-distance)
        return
    if isinstance(node, Date) and node.which == 0 and node.weekday and not node.day and not told.expression.future:
        yield Clue("weekday", quote, weekday=node.weekday)  # "ce samedi"
        return
    for written in _dates(node):
        if written.swap or written.year_shift is not None or told.expression.future:
            continue
        if written.hijri:
            day = _hijri_day(written)
            if day is not None:
                yield Clue("after", quote, floor=day)
                if told.lead and role == "event":
                    yield Clue("dated", quote, day.month, day.day, day.isoweekday(), floor=day)
        elif role in ("dateline", "published") and written.day and written.month:
            yield _is(written, quote, 0)
        elif written.day and written.month and written.weekday and written.which == 0 and role == "event":
            yield _is(written, quote, 0)  # "ce samedi 27 juillet"
        elif written.year is not None:
            floor = day_or_none(written.year, written.month or 1, written.day or 1)
            if floor is None:
                continue
            yield Clue("after", quote, floor=floor)
            if told.lead and written.day and written.weekday == floor.isoweekday() and role == "event":
                yield Clue("dated", quote, written.month, written.day, written.weekday, floor=floor)
        elif written.day and written.month and role == "event":
            if written.weekday:
                yield Clue("dated", quote, written.month, written.day, written.weekday)
            elif written.which is None:
                yield Clue("day", quote, written.month, written.day)


def _hijri_day(written: Date) -> date | None:
    if written.year is None or written.day is None:
        return None
    days = resolve(written, Setting(None))
    return days.start if days else None


def _is(written: Date, quote: str, offset: int) -> Clue:
    floor = day_or_none(written.year, written.month or 1, written.day or 1) if written.year else None
    return Clue("is", quote, written.month, written.day, written.weekday, offset, floor)


def _days_of(clue: Clue, years: Iterable[int]) -> list[date]:
    """The days that a written day may be, its weekday respected."""
    if clue.kind == "dated" and clue.floor is not None:
        return [clue.floor]
    days = (day_or_none(year, clue.month or 1, clue.day or 1) for year in years)
    return [d for d in days if d is not None and (clue.weekday is None or d.isoweekday() == clue.weekday)]


@dataclass(slots=True)
class _Search:
    """Candidate days, and why years fell away."""

    days: list[date]
    year_of: dict[date, int]  # the year of the written day that a candidate rests on: 1 January may rest on December
    years: tuple[int, ...]  # all that the written days fit
    reasons: dict[int, list[str]]

    def drop_years(self, years: Iterable[int], reason: str) -> None:
        """Take years away for a reason; a year already gone keeps further reasons beside the first."""
        years = set(years)
        left = [d for d in self.days if self.year_of[d] not in years]
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
    told: Sequence[Told], lifespans: Sequence[Lifespan] = (), *, latest: date | None = None
) -> Published:
    """The day or days on which a report may have been published.

    Args:
        told: the report's time expressions in text order.
        lifespans: names in the text that tie it to a time; may be empty.
        latest: no report is younger; today without it.

    Returns:
        basis "stated" (the report gives its own day in full), "inferred" (`why` says from what, `excluded` why not
        other years) or "unknown" (no clue, or several years remain: `why` names them).
    """
    last = latest or date.today()
    clues = _sorted_out([clue for t in told for clue in _clues(t)])
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
    search = _Search(sorted(days), days, tuple(sorted(set(days.values()))), {})
    _bound(search, clues, lifespans)
    return _answer(search, clues, told)


def _sorted_out(clues: Sequence[Clue]) -> list[Clue]:
    """A day that falls into a month written with its year is dated by that, not by the day of publication."""
    months = {
        (c.floor.year, c.floor.month) for c in clues if c.kind == "after" and c.floor is not None and c.floor.day == 1
    }
    kept = []
    for clue in clues:
        if clue.kind in ("dated", "is") and clue.floor is None and clue.month:
            named = [d for d in _days_of(clue, {year for year, _ in months}) if (d.year, d.month) in months]
            if named:
                kept.append(Clue("after", clue.quote, floor=named[0]))
                continue
        kept.append(clue)
    return kept


def _start(anchors: Sequence[Clue], last: date) -> dict[date, int]:
    """Days that fit every written day, on the latest of them or up to `SLACK` days later, with the year of that."""
    years = range(EARLIEST, last.year + 1)
    exact = [c for c in anchors if c.kind == "is"]
    if exact:
        offset = timedelta(days=exact[0].offset)
        days = {d + offset: d.year for d in _days_of(exact[0], years)}
    else:
        days = {}
        for year in years:
            options = [_days_of(c, (year, year - 1)) for c in anchors]
            latest = max((max(o) for o in options if o and max(o).year == year), default=None)
            if latest is not None:
                days |= {latest + timedelta(days=k): latest.year for k in range(SLACK + 1)}
    return {d: year for d, year in days.items() if d <= last and _fit(d, anchors)}


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
            out = [y for y in search.years if _last_day(search, y, ends) < floor]
            search.drop_years(out, f"the report speaks of “{clue.quote}”")
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
    return max((d for d in search.days if search.year_of[d] == year), default=ends[year])


def _first_day(search: _Search, year: int) -> date:
    return min((d for d in search.days if search.year_of[d] == year), default=date(year, 1, 1))


def _without_days(clues: Sequence[Clue]) -> Published:
    floors = [c.floor for c in clues if c.floor is not None]
    if floors:
        return Published(None, None, "unknown", f"no day is written; not before {max(floors).isoformat()}")
    return Published(None, None, "unknown", "the report gives no day to reckon from")


def _answer(search: _Search, clues: Sequence[Clue], told: Sequence[Told]) -> Published:
    years = sorted({search.year_of[d] for d in search.days})
    written = " and ".join(dict.fromkeys(f"“{c.quote}”" for c in clues if c.kind in ("is", "dated")))
    if len(years) > 1:
        listed = ", ".join(map(str, years))
        return Published(None, None, "unknown", f"{written} fit several years: {listed}", search.excluded)
    days, why = _days_in_year(search.days, clues, told)
    reason = (
        f"{written} fit {years[0]} alone"
        if not search.reasons
        else f"{written} fit {years[0]}; other years are excluded"
    )
    return Published(days[0], days[-1], "inferred", f"{reason}{why}", search.excluded)


def _days_in_year(days: list[date], clues: Sequence[Clue], told: Sequence[Told]) -> tuple[list[date], str]:
    """The likeliest days of the year that remains."""
    if any(c.kind == "is" for c in clues):
        return days[:1], "; the report names its own day"
    first = days[0]
    later = [d for c in clues if c.kind == "day" for d in _days_of(c, (first.year,)) if 0 < (d - first).days <= _MONTHS]
    last = max([first, *later, *_bare_weekdays(told, first)])
    today = _written_today(told, clues)
    said = next((c for c in clues if c.kind == "weekday"), None)
    if said is not None:
        day = last + timedelta(days=((said.weekday or 1) - last.isoweekday()) % 7)
        if today and (day - first).days <= 1:
            return [first, day], f"; “{today}” is called today, and “{said.quote}” makes it a {day:%A}"
        if not today and day - timedelta(days=said.offset) == first and said.offset <= 1:
            day += timedelta(days=7)  # "Thursday 14 June" and "yesterday Thursday" in one report are two Thursdays
        return [day], f"; “{said.quote}” makes it a {day:%A}"
    if today:
        return [first], f"; “{today}” is called today"
    if last > first:
        return [last, last + ONE], f"; the last day told of is {last.isoformat()}"
    if any(isinstance(t.expression.node, Relative) and t.expression.node.days == -1 for t in told):
        return [first + ONE], "; the day before is called yesterday"
    return [first, first + ONE], ""


_MONTHS = 60  # days after the latest weekday with a date in which another written day still belongs to the story


def _written_today(told: Sequence[Told], clues: Sequence[Clue]) -> str | None:
    """The words for a written day whose sentence calls it today or tonight."""
    dated = {c.quote for c in clues if c.kind == "dated"}
    today = {t.sentence for t in told if isinstance(t.expression.node, Relative) and t.expression.node.days == 0}
    return next((t.quote for t in told if t.quote in dated and t.sentence in today and t.sentence >= 0), None)


def _bare_weekdays(told: Sequence[Told], first: date) -> Iterable[date]:
    """Weekdays without a date that can follow the last written day within the week."""
    for t in told:
        node = t.expression.node
        if t.role != "event" or t.expression.future or not isinstance(node, Date):
            continue
        if node.weekday and node.day is None and node.which is None and node.month_shift is None:
            ahead = (node.weekday - first.isoweekday()) % 7
            if 0 < ahead <= _FOLLOWS:
                yield first + timedelta(days=ahead)


_FOLLOWS = 2  # a bare weekday so many days after the written one follows it; farther ones may lie before it
