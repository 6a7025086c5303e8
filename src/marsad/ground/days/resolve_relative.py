"""Day words, anaphora, calendar units, seasons and counted distances."""

from dataclasses import replace
from datetime import date, timedelta

from marsad.ground.days.calendars import ONE, add_months, monday_of, month_range, year_range
from marsad.ground.days.nodes import Anaphor, Count, Relative, Unit
from marsad.ground.days.resolve_base import Days, Setting, one_day, precision_of, resolve, resolver

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # first month


@resolver(Relative)
def _relative(node: Relative, setting: Setting) -> Days | None:
    if setting.anchor is None:
        return None
    day = setting.anchor + timedelta(days=node.days)
    return Days(day, day + ONE if node.night else day, "day", "relative")


@resolver(Anaphor)
def _anaphor(node: Anaphor, setting: Setting) -> Days | None:
    base = setting.spoken
    if node.unit == "night":
        base = setting.night or base
    if (
        node.unit in ("year", "month")
        and setting.year is not None
        and (base is None or base.start.year != setting.year)
    ):
        base = Days(date(setting.year, 1, 1), date(setting.year, 12, 31))
    if base is None:
        if (
            setting.anchor is None
            or (setting.coarse and node.n == 0)
            or (setting.year is not None and setting.year != setting.anchor.year)
        ):
            return None
        base = Days(setting.anchor, setting.anchor)
    if node.unit in ("day", "night"):
        if node.n == 0:
            return replace(base, basis="relative", issue=None)
        day = base.start if node.n < 0 else base.end
        if node.unit == "night":
            return _night_beside(day, node.n)
        return one_day(day + timedelta(days=node.n), "relative")
    return unit_at(node.unit, base.start, node.n)


def _night_beside(day: date, n: int) -> Days:
    """The night before a day, or the one after it."""
    start = day - ONE if n < 0 else day
    return Days(start, start + ONE, "day", "relative")


def unit_at(unit: str, day: date, offset: int) -> Days | None:
    if unit in ("week", "workweek"):
        start = monday_of(day) + timedelta(weeks=offset)
        return Days(start, start + timedelta(days=6 if unit == "week" else 4), "week", "relative")
    if unit == "fortnight":
        start = day if offset == 0 else monday_of(day) + timedelta(weeks=2 * offset)
        start = monday_of(start)
        return Days(start, start + timedelta(days=13), "week", "relative")
    if unit in ("weekend", "coming weekend"):
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
    return one_day(day + timedelta(days=offset), "relative") if unit == "day" else None


@resolver(Unit)
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
    return unit_at(node.unit, anchor, offset or 0)


def _season(season: str, anchor: date, offset: int | None, setting: Setting) -> Days | None:
    begins = [date(year, SEASONS[season], 1) for year in range(anchor.year - 2, anchor.year + 3)]
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


@resolver(Count)
def _count(node: Count, setting: Setting) -> Days | None:
    if node.told:
        return _told(node, setting)
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
    if node.from_spoken and setting.coarse and setting.anchor and far > setting.anchor and not setting.future:
        return None  # what a report tells cannot have come after it
    if not node.span:
        return _point(node, far, setting)
    if node.sign < 0:
        return Days(far, day - ONE, precision_of((day - far).days), "relative")
    if node.base is not None:
        return Days(day, far - ONE, precision_of((far - day).days), "relative")
    return Days(day + ONE, far, precision_of((far - day).days), "relative")


def _told(node: Count, setting: Setting) -> Days | None:
    """ "Three days after the raid": beside a day in its sentence (or none at all) it dates the raid, so many days
    before; else the raid is the day last spoken of, and what is told here came so many days later."""
    forward = setting.beside or setting.spoken is None
    base = setting.spoken.start if setting.spoken else setting.anchor
    if base is None:
        return None
    sign = -1 if forward else 1
    far = _stepped(base, node, sign)
    if sign > 0 and setting.coarse and setting.anchor and far > setting.anchor and not setting.future:
        sign, far = -1, _stepped(base, node, -1)  # what a report tells cannot have come after it
    return _point(replace(node, sign=sign), far, setting)


def _stepped(base: date, node: Count, sign: int) -> date:
    for n, unit in node.parts:
        base = _step(base, n * sign, unit)
    return base


def _point(node: Count, far: date, setting: Setting) -> Days | None:
    units = {unit for _, unit in node.parts}
    if node.loose:  # "a few days ago": about then
        size = {"day": 2, "week": 7, "month": 31, "year": 365}.get(node.parts[0][1], 2)
        if setting.coarse:
            return Days(far - timedelta(days=size), far + timedelta(days=size), precision_of(size), "relative")
    if setting.coarse and node.base is None:
        if units <= {"year", "decade", "century"}:
            return Days(*year_range(far.year), "year", "relative")
        if units <= {"month"}:
            return Days(*month_range(far.year, far.month), "month", "relative")
    return Days(far, far, "day", "relative")


def _calendar_stretch(node: Count, day: date) -> Days | None:
    n, unit = node.parts[0]
    first = unit_at(unit, day, node.sign)
    last = unit_at(unit, day, node.sign * int(n))
    if first is None or last is None:
        return None
    start, end = (last.start, first.end) if node.sign < 0 else (first.start, last.end)
    return Days(start, end, precision_of((end - start).days), "relative")


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
    if unit in ("weekend", "coming weekend"):
        unit = "week"
    return day + timedelta(days=int(n * {"week": 7, "workweek": 7, "fortnight": 14}.get(unit, 1)))
