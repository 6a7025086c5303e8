"""From meaning to days: a node tied to the anchor day, the day last spoken of and the tense around it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
    year_range,
)
from marsad.ground.days.nodes import (
    Anaphor,
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

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_DAYS_A_WEEK_AHEAD = 5  # "next Sunday" said on a Monday is hardly the Sunday of the same week


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
    future: bool = False
    past: bool = False
    day_first: bool = True
    next_nearest: bool = False
    last_nearest: bool = True
    coarse: bool = False


def resolve(node: Node, setting: Setting) -> Days | None:
    """The days that a node covers; None where they cannot be derived."""
    try:
        return _RESOLVERS[type(node)](node, setting)  # type: ignore[arg-type]
    except (OverflowError, ValueError):
        return None


def _one(day: date | None, basis: str, issue: str | None = None) -> Days | None:
    return None if day is None else Days(day, day, "day", basis, issue)


# --- written dates -----------------------------------------------------------------------------------------------


def _ordered(node: Date, setting: Setting) -> Iterator[Date]:
    """Readings of a numeric date, the language's own order first."""
    if not node.swap or node.month is None or node.day is None:
        yield node
        return
    # nodes come with the second number as the month, that is day first
    other = replace(node, month=node.day, day=node.month, swap=False)
    plain = replace(node, swap=False)
    yield from (plain, other) if setting.day_first else (other, plain)


def _fits(node: Date, day: date) -> bool:
    return node.weekday is None or day.isoweekday() == node.weekday


def _date(node: Date, setting: Setting) -> Days | None:
    if node.month_shift == 100:
        return _day_of_spoken_month(node, setting)
    if node.month_shift == 101:
        return _spoken_weekday(node, setting)
    if node.year_shift is not None and node.year is None:
        spoken_shift = node.year_shift - 100 if node.year_shift > 90 else None
        if spoken_shift is not None and setting.year is not None:
            year = setting.year + spoken_shift
        elif setting.anchor is not None:
            year = setting.anchor.year + (node.year_shift if spoken_shift is None else spoken_shift)
        else:
            return None
        days = _date(replace(node, year=year, year_shift=None), setting)
        return replace(days, basis="relative") if days else None
    if node.hijri:
        return _hijri(node, setting)
    readings = list(_ordered(node, setting))
    if len(readings) > 1 and node.year is not None:
        return _numeric_full(readings, setting)
    if node.weekday is not None and len(readings) > 1:
        found = [_date(r, setting) for r in readings]
        right = [d for d in found if d and d.issue is None]
        return right[0] if right else found[0]
    node = readings[0]
    if node.day is None and node.month is None and node.year is None:
        return _weekday(node, setting) if node.weekday is not None else None
    if node.month is None and node.day is not None:
        return _day_only(node, setting)
    if node.month is None:
        return Days(*year_range(node.year or 1), "year", "explicit")
    if node.day is None:
        return _month(node, setting)
    if node.year is not None:
        return _full(node, setting)
    return _yearless(node, setting)


def _numeric_full(readings: list[Date], setting: Setting) -> Days | None:
    found = [d for d in (_full(r, setting) for r in readings) if d]
    clear = [d for d in found if d.issue is None]
    return (clear or found or [None])[0]


def _full(node: Date, setting: Setting) -> Days | None:
    day = day_or_none(node.year or 1, node.month or 1, node.day or 1)
    if day is None:
        return None
    issue = None
    if not _fits(node, day):
        issue = f"the weekday written does not fit {day.isoformat()}, a {day:%A}"
    return _one(day, "explicit", issue)


def _candidates(node: Date, anchor: date) -> list[date]:
    """The day in the years around the anchor, nearest first."""
    days = (day_or_none(year, node.month or 1, node.day or 1) for year in range(anchor.year - 8, anchor.year + 9))
    return sorted((d for d in days if d), key=lambda d: abs((d - anchor).days))


def _yearless(node: Date, setting: Setting) -> Days | None:
    anchor = setting.anchor
    if anchor is None:
        return _full(replace(node, year=setting.year), setting) if setting.year is not None else None
    days = _candidates(node, anchor)
    if not days:
        return None
    past = [d for d in days if d <= anchor]
    coming = [d for d in days if d >= anchor]
    issue = None
    if node.which == -1:
        chosen = past[0]
        if (chosen.year, chosen.month) == (anchor.year, anchor.month):
            issue = "'last' beside a month that is not over: the nearest such day is taken"
    elif node.which == 1:
        chosen = next((d for d in coming if d > anchor), coming[0])
    elif node.which == 0:
        chosen = day_or_none(anchor.year, node.month or 1, node.day or 1) or days[0]
    elif setting.future and not setting.past:
        chosen = coming[0]
    else:
        chosen = past[0]
        if (anchor - chosen).days > _LONG_AGO and 0 < (coming[0] - anchor).days <= _SOON:
            chosen = coming[0]
    if not _fits(node, chosen):
        named = [d for d in days if _fits(node, d) and d.year in setting.years]
        if named:
            return _one(named[0], "explicit", issue)
        near = [d for d in days if _fits(node, d) and abs((d - anchor).days) < 550]
        if near and abs((near[0] - anchor).days) < 300:
            return _one(near[0], "explicit", issue)
        issue = f"the weekday written does not fit {chosen.isoformat()}, a {chosen:%A}"
    return _one(chosen, "explicit", issue)


_LONG_AGO, _SOON = 330, 35  # days; a bare date nearly a year back and soon to come again is the one to come


def _month(node: Date, setting: Setting) -> Days | None:
    month = node.month or 1
    if node.year is not None:
        return Days(*month_range(node.year, month), "month", "explicit")
    anchor = setting.anchor
    if anchor is None:
        return Days(*month_range(setting.year, month), "month", "inferred") if setting.year is not None else None
    if node.which == -1:
        year = anchor.year - (month >= anchor.month)
    elif node.which == 1:
        year = anchor.year + (month <= anchor.month)
    elif node.which == 0:
        year = anchor.year
    elif setting.future and not setting.past:
        year = anchor.year + (month < anchor.month)
    else:
        year = anchor.year - (month > anchor.month)
    return Days(*month_range(year, month), "month", "explicit")


def _day_only(node: Date, setting: Setting) -> Days | None:
    """ "the 26th", "Friday the 22nd", "the 20th of next month"."""
    anchor = setting.anchor
    if anchor is None or node.day is None:
        return None
    base = anchor
    if node.month_shift is not None:
        base = add_months(anchor.replace(day=1), node.month_shift)
        return _one(day_or_none(base.year, base.month, node.day), "relative")
    months = [add_months(base.replace(day=1), k) for k in (0, -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, 1, 2, 3)]
    days = [d for d in (day_or_none(m.year, m.month, node.day) for m in months) if d]
    if node.weekday is not None:
        fitting = sorted((d for d in days if _fits(node, d)), key=lambda d: (d > anchor, abs((d - anchor).days)))
        if setting.future and not setting.past:
            fitting.sort(key=lambda d: (d < anchor, abs((d - anchor).days)))
        month = [d for d in fitting if (d.year, d.month) == (anchor.year, anchor.month)]
        fitting = month or fitting
        return _one(fitting[0], "explicit") if fitting else _weekday(Date(weekday=node.weekday), setting)
    past = [d for d in days if d <= anchor]
    coming = [d for d in days if d >= anchor]
    if setting.future and not setting.past and coming:
        return _one(coming[0], "explicit")
    return _one(past[0], "explicit") if past else None


def _day_of_spoken_month(node: Date, setting: Setting) -> Days | None:
    """ "31 منه": of the month last spoken of."""
    base = setting.spoken.start if setting.spoken else setting.anchor
    return None if base is None or node.day is None else _one(day_or_none(base.year, base.month, node.day), "relative")


def _spoken_weekday(node: Date, setting: Setting) -> Days | None:
    """ "the same Monday"."""
    base = setting.spoken.end if setting.spoken else setting.anchor
    if base is None or node.weekday is None:
        return None
    return _one(base - timedelta(days=(base.isoweekday() - node.weekday) % 7), "relative")


def _weekday(node: Date, setting: Setting) -> Days | None:
    anchor, wanted = setting.anchor, node.weekday or 1
    if anchor is None:
        return None
    back = (anchor.isoweekday() - wanted) % 7
    ahead = (wanted - anchor.isoweekday()) % 7
    if node.which == -1:
        back = back or 7
        if not setting.last_nearest:
            back = (anchor - monday_of(anchor)).days + 8 - wanted
        day = anchor - timedelta(days=back)
    elif node.which == 1:
        ahead = ahead or 7
        if not setting.next_nearest or ahead > _DAYS_A_WEEK_AHEAD:
            ahead = (monday_of(anchor) + timedelta(days=6 + wanted) - anchor).days
        day = anchor + timedelta(days=ahead)
    elif node.which == -2:
        day = anchor - timedelta(days=back or 7)  # "this past Wednesday"
    elif node.which == 2:
        day = anchor + timedelta(days=ahead or 7)
    elif node.which == 0:
        day = monday_of(anchor) + timedelta(days=wanted - 1)
        if setting.past and day > anchor:
            day -= timedelta(days=7)
    elif setting.future and not setting.past:
        day = anchor + timedelta(days=ahead)
    else:
        day = anchor - timedelta(days=back)
    return _one(day, "weekday")


def _hijri(node: Date, setting: Setting) -> Days | None:
    month = node.month or 1
    if node.year is not None:
        years = [node.year]
    elif setting.anchor is not None:
        year = hijri_year_of(setting.anchor)
        years = [year, year - 1] if not setting.future else [year, year + 1]
    else:
        return None
    best: Days | None = None
    for year in years:
        span = hijri_month(year, month)
        if span is None:
            continue
        if node.day is None:
            days: Days | None = Days(*span, "month", "explicit")
        else:
            days = _one(hijri_day(year, month, node.day), "explicit")
        if days is None:
            continue
        if node.weekday is not None and days.start.isoweekday() != node.weekday:
            for shift in (-1, 1):  # sighting of the moon differs by a day from the tables
                moved = days.start + timedelta(days=shift)
                if moved.isoweekday() == node.weekday:
                    days = replace(days, start=moved, end=moved)
        best = best or days
        if setting.anchor and node.year is None and (days.start <= setting.anchor) is not setting.future:
            return days
    return best


# --- relative ------------------------------------------------------------------------------------------------------


def _relative(node: Relative, setting: Setting) -> Days | None:
    if setting.anchor is None:
        return None
    day = setting.anchor + timedelta(days=node.days)
    return Days(day, day + ONE if node.night else day, "day", "relative")


def _anaphor(node: Anaphor, setting: Setting) -> Days | None:
    base = setting.spoken
    if node.unit == "night":
        base = setting.night or base
    if node.unit in ("year", "month") and setting.year is not None and (base is None or base.start.year != setting.year):
        base = Days(date(setting.year, 1, 1), date(setting.year, 12, 31))
    if base is None:
        if setting.anchor is None:
            return None
        base = Days(setting.anchor, setting.anchor)
    if node.unit in ("day", "night"):
        if node.n == 0:
            return replace(base, basis="relative", issue=None)
        day = base.start if node.n < 0 else base.end
        return _one(day + timedelta(days=node.n), "relative")
    return _unit_at(node.unit, base.start, node.n)


def _unit_at(unit: str, day: date, offset: int) -> Days | None:
    if unit in ("week", "workweek"):
        start = monday_of(day) + timedelta(weeks=offset)
        return Days(start, start + timedelta(days=6 if unit == "week" else 4), "week", "relative")
    if unit == "fortnight":
        start = day if offset == 0 else monday_of(day) + timedelta(weeks=2 * offset)
        start = monday_of(start)
        return Days(start, start + timedelta(days=13), "week", "relative")
    if unit == "weekend":
        start = monday_of(day) + timedelta(weeks=offset, days=5)
        return Days(start, start + ONE, "day", "relative")
    if unit == "month":
        first = add_months(day.replace(day=1), offset)
        return Days(*month_range(first.year, first.month), "month", "relative")
    if unit in ("quarter", "half"):
        size = 3 if unit == "quarter" else 6
        first = add_months(date(day.year, (day.month - 1) // size * size + 1, 1), size * offset)
        return Days(first, add_months(first, size) - ONE, "month", "relative")
    if unit == "year":
        return Days(*year_range(day.year + offset), "year", "relative")
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        year = (day.year // size + offset) * size
        return Days(date(max(year, 1), 1, 1), date(year + size - 1, 12, 31), "year", "relative")
    return _one(day + timedelta(days=offset), "relative") if unit == "day" else None


def _unit(node: Unit, setting: Setting) -> Days | None:
    anchor = setting.anchor
    if anchor is None:
        return None
    if node.season is not None:
        return _season(node.season, anchor, node.offset, setting)
    offset = node.offset
    if node.unit == "weekend" and (offset is None or offset == 0):
        early = anchor.isoweekday() <= 4 or (offset == 0 and anchor.isoweekday() <= 5)
        if offset is None or setting.last_nearest:
            offset = -1 if anchor.isoweekday() <= 4 and not setting.future else 0
        elif setting.past and early:
            offset = -1
    return _unit_at(node.unit, anchor, offset or 0)


def _season(season: str, anchor: date, offset: int | None, setting: Setting) -> Days | None:
    begins = [date(year, _SEASONS[season], 1) for year in range(anchor.year - 2, anchor.year + 3)]
    past = [d for d in begins if d <= anchor]
    now = past[-1]
    running = anchor < add_months(now, 3)
    if offset == -1:
        first = past[-2] if running else now
    elif offset == 1 or (offset is None and setting.future and not setting.past):
        first = next(d for d in begins if d > anchor)
    elif offset == 0:
        first = now if running or anchor.year == now.year else next(d for d in begins if d > anchor)
    else:
        first = now
    return Days(first, add_months(first, 3) - ONE, "month", "relative")


def _count(node: Count, setting: Setting) -> Days | None:
    if node.from_spoken:
        base = setting.spoken
        if base is None and setting.anchor and not setting.coarse:
            base = Days(setting.anchor, setting.anchor)
    elif node.base is not None:
        base = resolve(node.base, setting)
    else:
        base = Days(setting.anchor, setting.anchor) if setting.anchor else None
    if base is None:
        return None
    day = base.start if node.sign < 0 or node.base is not None else base.end
    if node.base is not None and node.sign < 0:
        day = base.start
    if node.calendar and len(node.parts) == 1:
        return _calendar_stretch(node, day)
    far = day
    for n, unit in node.parts:
        far = _step(far, n * node.sign, unit)
    if not node.span:
        return _point(node, far, setting)
    if node.sign < 0:
        return Days(far, day - ONE, _precision(day - far), "relative")
    if node.base is not None:
        return Days(day, far - ONE, _precision(far - day), "relative")
    return Days(day + ONE, far, _precision(far - day), "relative")


def _precision(length: timedelta) -> str:
    return "day" if length.days < 7 else "week" if length.days < 28 else "month" if length.days < 364 else "year"


def _point(node: Count, far: date, setting: Setting) -> Days | None:
    units = {unit for _, unit in node.parts}
    if node.loose:  # "a few days ago": about then
        size = {"day": 2, "week": 7, "month": 31, "year": 365}.get(node.parts[0][1], 2)
        if setting.coarse:
            return Days(far - timedelta(days=size), far + timedelta(days=size), _precision(timedelta(days=size)), "relative")
    if setting.coarse and node.base is None:
        if units <= {"year", "decade", "century"}:
            return Days(*year_range(far.year), "year", "relative")
        if units <= {"month"}:
            return Days(*month_range(far.year, far.month), "month", "relative")
    return Days(far, far, "day", "relative")


def _calendar_stretch(node: Count, day: date) -> Days | None:
    n, unit = node.parts[0]
    first = _unit_at(unit, day, node.sign)
    last = _unit_at(unit, day, node.sign * int(n))
    if first is None or last is None:
        return None
    start, end = (last.start, first.end) if node.sign < 0 else (first.start, last.end)
    return Days(start, end, _precision(end - start), "relative")


def _step(day: date, n: float, unit: str) -> date:
    if unit in ("month", "quarter", "half", "season"):
        return add_months(day, n * {"month": 1, "quarter": 3, "season": 3, "half": 6}[unit])
    if unit in ("year", "decade", "century"):
        return add_months(day, 12 * n * {"year": 1, "decade": 10, "century": 100}[unit])
    if unit == "workday":
        left, step = int(abs(n)), ONE if n > 0 else -ONE
        while left:
            day += step
            left -= day.isoweekday() <= 5
        return day
    if unit == "weekend":
        unit = "week"
    return day + timedelta(days=int(n * {"week": 7, "workweek": 7, "fortnight": 14}.get(unit, 1)))


# --- composed ------------------------------------------------------------------------------------------------------


def _nth(node: Nth, setting: Setting) -> Days | None:
    if node.unit in ("quarter", "half") and node.weekday is None:
        return _nth_quarter(node, setting)
    of = resolve(node.of, setting) if node.of is not None else None
    if of is None:
        return None
    if node.unit == "weekday" and node.weekday:
        return _one(nth_weekday(of.start.year, of.start.month, node.weekday, node.n), "relative")
    if node.unit == "week":
        return _nth_week(node, of)
    if node.unit == "month":
        first = add_months(of.start, node.n - 1) if node.n > 0 else add_months(of.start, 12 + node.n)
        return Days(*month_range(first.year, first.month), "month", "relative")
    if node.unit == "day":
        start = of.start + timedelta(days=(node.n - 1) * node.count) if node.n > 0 else of.end - timedelta(
            days=node.count * -node.n - 1)  # fmt: skip
        end = start + timedelta(days=node.count - 1)
        return Days(start, end, _precision(end - start), "relative")
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
    if isinstance(node.of, Unit) and (node.of.offset or 0) > 0 and of.precision in ("month", "year") and node.which != "middle":
        return _half(node.which in ("start", "early"), of)  # what is planned for "early next month" has no day yet
    return _edge_range(node.which, of)


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
        return replace(of, start=start.replace(day=cut[0]), end=min(end, start + timedelta(days=cut[1] - 1)), precision="month")
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
            first = _one(second.start - timedelta(days=(second.start.isoweekday() - start.weekday) % 7 or 7), "weekday")
        elif start.day is not None:
            first = _day_only(start, replace(setting, anchor=second.start, future=False))
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
        precision = "day" if length.days < 6 else _precision(length + ONE)
    else:
        precision = _precision(length + ONE)
    return Days(first.start, second.end, precision, first.basis, first.issue or second.issue)


def _boundary(node: Node, days: Days, *, opening: bool) -> Days:
    """Where a range begins or ends that is bounded by "mid-March": on the 15th."""
    if isinstance(node, Edge) and node.which == "middle" and days.precision == "month" and (days.end - days.start).days < 11:
        middle = days.start.replace(day=15)
        return replace(days, start=middle) if opening else replace(days, end=middle)
    return days


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


def _night(node: Night, setting: Setting) -> Days | None:
    if node.to is None:
        return resolve(node.of, setting)
    end = resolve(node.to, setting)
    if end is None:
        return None
    start = end.start - ONE
    first = resolve(node.of, replace(setting, anchor=end.start, future=False)) if not isinstance(node.of, Relative) else resolve(
        node.of, setting)  # fmt: skip
    issue = end.issue
    if first is not None and first.start != start:
        issue = issue or "the two days of the night do not follow each other"
        if first.end < end.start and (end.start - first.end).days <= 2:
            start = first.start
    return Days(start, end.start, "day", end.basis, issue)


def _in_week(node: InWeek, setting: Setting) -> Days | None:
    week = resolve(node.week, setting)
    if week is None:
        return None
    monday = monday_of(week.start)
    if (week.end - week.start).days < 6 and isinstance(node.week, Count):  # "two months from today on Tuesday"
        ahead = (node.weekday - week.start.isoweekday()) % 7
        if ahead > 3 and {unit for _, unit in node.week.parts} == {"day"}:
            ahead -= 7
        return _one(week.start + timedelta(days=ahead), "relative")
    return _one(monday + timedelta(days=node.weekday - 1), "relative")


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
    soon = coming and (coming[0] - anchor).days <= _SOON and past and (anchor - past[-1]).days > 180
    return coming[0] if soon or not past else past[-1]


def _since(node: Since, setting: Setting) -> Days | None:
    """When it began; how long it lasts is for the reader of the clause to say."""
    of = resolve(node.of, setting)
    return of


def _until(node: Until, setting: Setting) -> Days | None:
    return resolve(node.of, setting)


def _week_of(node: WeekOf, setting: Setting) -> Days | None:
    of = resolve(node.of, setting)
    if of is None:
        return None
    start = monday_of(of.start)
    return Days(start, start + timedelta(days=6), "week", of.basis)


def _both(node: Both, setting: Setting) -> Days | None:
    first, second = resolve(node.first, setting), resolve(node.second, setting)
    if isinstance(node.first, Unit) and node.first.season is not None and second is not None:
        begin = date(second.start.year, _SEASONS[node.first.season], 1)
        return Days(begin, add_months(begin, 3) - ONE, "month", second.basis)
    if first is None or second is None:
        return first or second
    if isinstance(node.second, Date) and node.second.weekday and not node.second.day:
        if first.start.isoweekday() == node.second.weekday:
            return first
        for shift in (1, -1):  # written the day before it was printed: the weekday is right, "yesterday" is not
            day = first.start + timedelta(days=shift)
            if isinstance(node.first, Relative) and day.isoweekday() == node.second.weekday:
                return Days(day, day, "day", "weekday", f"'{first.start:%A}' by the day word, {day:%A} by the weekday written")
        return replace(first, issue=f"the weekday written does not fit {first.start.isoformat()}, a {first.start:%A}")
    if first.start <= second.end and second.start <= first.end:
        return first
    if isinstance(node.first, Date) and node.first.weekday and not node.first.day:
        if second.start.isoweekday() == node.first.weekday:
            return second
        return replace(second, issue=f"the weekday written does not fit {second.start.isoformat()}")
    return replace(first, issue=f"two expressions for one day disagree: {first.start.isoformat()}, {second.start.isoformat()}")


def _rest(node: Rest, setting: Setting) -> Days | None:
    of = resolve(node.of, setting)
    if of is None or setting.anchor is None:
        return None
    return replace(of, start=setting.anchor)


_RESOLVERS = {
    Date: _date, Relative: _relative, Anaphor: _anaphor, Unit: _unit, Nth: _nth, Count: _count, Range: _range, Pair: _pair,
    Edge: _edge, Night: _night, InWeek: _in_week, Feast: _feast, Since: _since, Until: _until, WeekOf: _week_of, Both: _both,
    Rest: _rest,
}  # fmt: skip
