"""What is joined: n-th weeks, edges, ranges, pairs, nights, feasts, two expressions for one day."""

from dataclasses import replace
from datetime import date, timedelta

from marsad.ground.days.calendars import (
    ONE,
    add_months,
    day_or_none,
    easter,
    hijri_day,
    hijri_month,
    hijri_year_of,
    monday_of,
    month_range,
    nth_weekday,
)
from marsad.ground.days.nodes import (
    Both,
    Count,
    Date,
    Edge,
    Feast,
    InWeek,
    Night,
    Node,
    Nth,
    Pair,
    Range,
    Relative,
    Rest,
    Since,
    Unit,
    Until,
    WeekOf,
)
from marsad.ground.days.resolve_base import Days, Setting, one_day, precision_of, resolve, resolver
from marsad.ground.days.resolve_dates import SOON, day_only
from marsad.ground.days.resolve_relative import SEASONS


@resolver(Nth)
def _nth(node: Nth, setting: Setting) -> Days | None:
    if node.unit in ("quarter", "half") and node.weekday is None:
        return _nth_quarter(node, setting)
    of = resolve(node.of, setting) if node.of is not None else None
    if of is None:
        return None
    if node.unit == "weekday" and node.weekday:
        return one_day(nth_weekday(of.start.year, of.start.month, node.weekday, node.n), "relative")
    if node.unit == "week":
        return _nth_week(node, of)
    if node.unit == "month":
        first = add_months(of.start, node.n - 1) if node.n > 0 else add_months(of.start, 12 + node.n)
        return Days(*month_range(first.year, first.month), "month", "relative")
    if node.unit == "day":
        start = (
            of.start + timedelta(days=(node.n - 1) * node.count)
            if node.n > 0
            else of.end - timedelta(days=node.count * -node.n - 1)
        )
        end = start + timedelta(days=node.count - 1)
        return Days(start, end, precision_of((end - start).days), "relative")
    return None


def _nth_week(node: Nth, of: Days) -> Days | None:
    """Weeks of a month or year as ISO has them: they belong where their Thursday lies."""
    if node.n > 0:
        first = monday_of(of.start + timedelta(days=(3 - of.start.weekday()) % 7))
        start = first + timedelta(weeks=node.n - 1)
    else:
        last = monday_of(of.end - timedelta(days=(of.end.weekday() - 3) % 7))
        start = last - timedelta(weeks=node.count - 1)
    return Days(start, start + timedelta(days=7 * node.count - 1), "week", "relative")


def _nth_quarter(node: Nth, setting: Setting) -> Days | None:
    size = 3 if node.unit == "quarter" else 6
    of = resolve(node.of, setting) if node.of is not None else None
    if of is None:
        if setting.anchor is None:
            return None
        first = date(setting.anchor.year, size * (node.n - 1) + 1, 1)
        if first > setting.anchor and not setting.future:
            first = first.replace(year=first.year - 1)
    else:
        first = add_months(of.start, size * (node.n - 1))
    return Days(first, add_months(first, size) - ONE, "month", "relative")


@resolver(Edge)
def _edge(node: Edge, setting: Setting) -> Days | None:
    of = resolve(node.of, setting)
    if of is None:
        return None
    anchor = setting.anchor
    if node.which == "earlier":
        if of.start <= (anchor or of.end) <= of.end and anchor and anchor > of.start:
            return replace(of, end=anchor - ONE)
        return _half(True, of)
    if node.which == "later":
        if anchor and of.start <= anchor <= of.end and (of.precision == "week"):
            return replace(of, start=anchor)
        return _half(False, of)
    if isinstance(node.of, Unit) and of.precision in ("month", "year") and _is_loose(node, node.of, of):
        return _half(node.which in ("start", "early"), of)
    if setting.year_thirds and of.precision == "year" and isinstance(node.of, Date) and node.which in _THIRDS:
        first = _THIRDS[node.which]
        return Days(date(of.start.year, first, 1), month_range(of.start.year, first + 3)[1], "month", of.basis)
    return _edge_range(node.which, of)


_THIRDS = {"start": 1, "middle": 5, "end": 9}  # the month with which a third of a year begins


def _is_loose(node: Edge, unit: Unit, of: Days) -> bool:
    """What is planned for "early next month" has no day yet, and "late this month" is no more than its second half."""
    if node.which == "middle":
        return False
    return (unit.offset or 0) > 0 or (unit.offset == 0 and node.which in ("early", "late") and of.precision == "month")


def _half(first: bool, of: Days) -> Days:
    """The first or second half of a month or year; of anything else a third."""
    if of.precision == "month" and (of.end - of.start).days <= 31:
        middle = of.start.replace(day=15)
    elif of.precision == "year":
        middle = of.start.replace(month=6, day=30)
    else:
        return _edge_range("start" if first else "end", of)
    return replace(of, end=middle) if first else replace(of, start=middle + ONE)


def _edge_range(which: str, of: Days) -> Days:
    """Beginning, middle and end: a third of a month, some months of a year, some days of a week."""
    start, end = of.start, of.end
    if of.precision != "year":
        which = {"early": "start", "late": "end"}.get(which, which)
    if of.precision == "month" and (end - start).days <= 31:
        cut = {"start": (1, 10), "middle": (11, 20), "end": (21, 31)}[which]
        return replace(
            of, start=start.replace(day=cut[0]), end=min(end, start + timedelta(days=cut[1] - 1)), precision="month"
        )
    if of.precision == "year" and (end - start).days <= 366:
        first = {"start": 1, "middle": 6, "end": 12, "early": 1, "late": 10}[which]
        last = {"start": 1, "middle": 6, "end": 12, "early": 3, "late": 12}[which]
        return replace(of, start=date(start.year, first, 1), end=month_range(start.year, last)[1], precision="month")
    if of.precision == "week":
        cut = {"start": (0, 2), "middle": (1, 4), "end": (3, 6)}[which]
        return replace(of, start=start + timedelta(days=cut[0]), end=start + timedelta(days=cut[1]))
    which = {"early": "start", "late": "end"}.get(which, which)
    third = (end - start + ONE) // 3
    if which == "start":
        return replace(of, end=start + third - ONE)
    if which == "end":
        return replace(of, start=end - third + ONE)
    return replace(of, start=start + third, end=end - third)


@resolver(Range)
def _range(node: Range, setting: Setting) -> Days | None:
    second = resolve(node.end, setting)
    if second is None:
        return None
    start = node.start
    first = resolve(start, setting)
    if isinstance(start, Date) and start.year is None and first is not None and first.start > second.start:
        year = second.start.year
        if start.month is not None:
            year -= start.month > second.start.month
            first = resolve(replace(start, year=year, which=None), setting)
        elif start.weekday is not None:
            first = one_day(
                second.start - timedelta(days=(second.start.isoweekday() - start.weekday) % 7 or 7), "weekday"
            )
        elif start.day is not None:
            first = day_only(start, replace(setting, anchor=second.start, future=False))
    if first is None:
        return None
    first, second = _boundary(start, first, opening=True), _boundary(node.end, second, opening=False)
    if first.start > second.end:
        if isinstance(node.end, Date) and node.end.year is None:
            second = resolve(node.end, replace(setting, anchor=first.start, future=True, past=False))
        if second is None or first.start > second.end:
            return None
    length = second.end - first.start
    if {first.precision, second.precision} == {"day"}:
        precision = "day" if length.days < 6 else precision_of((length + ONE).days)
    else:
        precision = precision_of((length + ONE).days)
    return Days(first.start, second.end, precision, first.basis, first.issue or second.issue)


def _boundary(node: Node, days: Days, *, opening: bool) -> Days:
    """Where a range begins or ends that is bounded by "mid-March": on the 15th."""
    if (
        isinstance(node, Edge)
        and node.which == "middle"
        and days.precision == "month"
        and (days.end - days.start).days < 11
    ):
        middle = days.start.replace(day=15)
        return replace(days, start=middle) if opening else replace(days, end=middle)
    return days


@resolver(Pair)
def _pair(node: Pair, setting: Setting) -> Days | None:
    found = [d for d in (resolve(item, setting) for item in node.items) if d]
    if not found:
        return None
    start, end = min(d.start for d in found), max(d.end for d in found)
    if (end - start).days > 3 and isinstance(node.items[0], Date) and node.items[0].weekday and node.items[-1]:
        last = found[-1].end  # "Saturday, Sunday and Monday" are one weekend
        days = [last]
        for item in reversed(node.items[:-1]):
            if isinstance(item, Date) and item.weekday:
                days.append(days[-1] - timedelta(days=(days[-1].isoweekday() - item.weekday) % 7 or 7))
        start, end = min(days), last
    return Days(start, end, found[0].precision, found[0].basis, next((d.issue for d in found if d.issue), None))


@resolver(Night)
def _night(node: Night, setting: Setting) -> Days | None:
    if node.to is None:
        return resolve(node.of, setting)
    end = resolve(node.to, setting)
    if end is None:
        return None
    start = end.start - ONE
    first = (
        resolve(node.of, replace(setting, anchor=end.start, future=False))
        if not isinstance(node.of, Relative)
        else resolve(node.of, setting)
    )
    issue = end.issue
    if first is not None and first.start != start:
        issue = issue or "the two days of the night do not follow each other"
        if first.end < end.start and (end.start - first.end).days <= 2:
            start = first.start
    return Days(start, end.start, "day", end.basis, issue)


@resolver(InWeek)
def _in_week(node: InWeek, setting: Setting) -> Days | None:
    week = resolve(node.week, setting)
    if week is None:
        return None
    monday = monday_of(week.start)
    if (week.end - week.start).days < 6 and isinstance(node.week, Count):  # "two months from today on Tuesday"
        ahead = (node.weekday - week.start.isoweekday()) % 7
        if ahead > 3 and {unit for _, unit in node.week.parts} == {"day"}:
            ahead -= 7
        return one_day(week.start + timedelta(days=ahead), "relative")
    return one_day(monday + timedelta(days=node.weekday - 1), "relative")


def _feast_day(rule: str, on: tuple[int, ...], year: int) -> list[date]:
    if rule == "fixed":
        day = day_or_none(year, on[0], on[1])
        return [day] if day else []
    if rule == "easter":
        return [easter(year) + timedelta(days=on[0])]
    if rule == "weekday":
        day = nth_weekday(year, on[0], on[1], on[2])
        return [day] if day else []
    found = []
    base = hijri_year_of(date(year, 1, 1))
    for hijri_year in (base, base + 1, base + 2):
        day = hijri_day(hijri_year, on[0], on[1] if len(on) > 1 else 1)
        if day and day.year == year:
            found.append(day)
    return found


@resolver(Feast)
def _feast(node: Feast, setting: Setting) -> Days | None:
    anchor = setting.anchor
    if node.year is not None:
        days = _feast_day(node.rule, node.on, node.year)
        chosen = days[0] if days else None
    elif anchor is None:
        return None
    else:
        days = [d for y in range(anchor.year - 2, anchor.year + 3) for d in _feast_day(node.rule, node.on, y)]
        chosen = _nearest_feast(days, node, anchor, setting)
    if chosen is None:
        return None
    end = chosen + timedelta(days=node.length - 1)
    precision = "day"
    if node.rule == "hijri" and len(node.on) == 1:
        end, precision = add_months(chosen, 1) - ONE, "month"
        span = hijri_month(hijri_year_of(chosen), node.on[0])
        end = span[1] if span else end
    if node.weekend:
        saturday = chosen + timedelta(days=(6 - chosen.isoweekday()) if chosen.isoweekday() > 1 else -2)
        return Days(saturday, max(saturday + ONE, chosen), "day", "explicit")
    return Days(chosen, end, precision, "explicit")


def _nearest_feast(days: list[date], node: Feast, anchor: date, setting: Setting) -> date | None:
    past = [d for d in days if d <= anchor]
    coming = [d for d in days if d >= anchor]
    if node.which == -1:
        return next((d for d in reversed(past) if d < anchor), None)
    if node.which == 1:
        return next((d for d in coming if d > anchor), None)
    if node.which == 0:
        return next((d for d in days if d.year == anchor.year), None)
    if setting.future and not setting.past and coming:
        return coming[0]
    soon = coming and (coming[0] - anchor).days <= SOON and past and (anchor - past[-1]).days > 180
    return coming[0] if soon or not past else past[-1]


@resolver(Since)
def _since(node: Since, setting: Setting) -> Days | None:
    """When it began; how long it lasts is for the reader of the clause to say."""
    of = resolve(node.of, setting)
    return of


@resolver(Until)
def _until(node: Until, setting: Setting) -> Days | None:
    return resolve(node.of, setting)


@resolver(WeekOf)
def _week_of(node: WeekOf, setting: Setting) -> Days | None:
    of = resolve(node.of, setting)
    if of is None:
        return None
    start = monday_of(of.start)
    return Days(start, start + timedelta(days=6), "week", of.basis)


@resolver(Both)
def _both(node: Both, setting: Setting) -> Days | None:
    first, second = resolve(node.first, setting), resolve(node.second, setting)
    if isinstance(node.first, Unit) and node.first.season is not None and second is not None:
        begin = date(second.start.year, SEASONS[node.first.season], 1)
        return Days(begin, add_months(begin, 3) - ONE, "month", second.basis)
    if first is None or second is None:
        return first or second
    if isinstance(node.second, Date) and node.second.weekday and not node.second.day:
        if first.start.isoweekday() == node.second.weekday:
            return first
        for shift in (1, -1):  # written the day before it was printed: the weekday is right, "yesterday" is not
            day = first.start + timedelta(days=shift)
            if isinstance(node.first, Relative) and day.isoweekday() == node.second.weekday:
                return Days(
                    day, day, "day", "weekday", f"'{first.start:%A}' by the day word, {day:%A} by the weekday written"
                )
        return replace(first, issue=f"the weekday written does not fit {first.start.isoformat()}, a {first.start:%A}")
    if first.start <= second.end and second.start <= first.end:
        return first
    if isinstance(node.first, Date) and node.first.weekday and not node.first.day:
        if second.start.isoweekday() == node.first.weekday:
            return second
        return replace(second, issue=f"the weekday written does not fit {second.start.isoformat()}")
    return replace(
        first, issue=f"two expressions for one day disagree: {first.start.isoformat()}, {second.start.isoformat()}"
    )


@resolver(Rest)
def _rest(node: Rest, setting: Setting) -> Days | None:
    of = resolve(node.of, setting)
    if of is None or setting.anchor is None:
        return None
    return replace(of, start=setting.anchor)
