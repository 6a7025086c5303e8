"""Written dates, weekdays, Hijri dates: which year, which month, which week is meant."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from marsad.ground.days.calendars import (
    add_months,
    day_or_none,
    hijri_day,
    hijri_month,
    hijri_year_of,
    monday_of,
    month_range,
    year_range,
)
from marsad.ground.days.nodes import Date
from marsad.ground.days.resolve_base import Days, Setting, one_day, resolver

_DAYS_A_WEEK_AHEAD = 5  # "next Sunday" said on a Monday is hardly the Sunday of the same week


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


@resolver(Date)
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
        return day_only(node, setting)
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
    return next(iter(clear or found), None)


def _full(node: Date, setting: Setting) -> Days | None:
    day = day_or_none(node.year or 1, node.month or 1, node.day or 1)
    if day is None:
        return None
    issue = None
    if not _fits(node, day):
        issue = f"the weekday written does not fit {day.isoformat()}, a {day:%A}"
    return one_day(day, "explicit", issue)


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
    elif node.which == 0 and node.weekday is None:
        chosen = day_or_none(anchor.year, node.month or 1, node.day or 1) or days[0]
    elif setting.future and not setting.past:
        chosen = coming[0]
    else:
        chosen = past[0]
        if (anchor - chosen).days > _LONG_AGO and 0 < (coming[0] - anchor).days <= SOON:
            chosen = coming[0]
    if not _fits(node, chosen):
        named = [d for d in days if _fits(node, d) and d.year in setting.years]
        if named:
            return one_day(named[0], "explicit", issue)
        near = [d for d in days if _fits(node, d) and abs((d - anchor).days) < 550]
        if near and abs((near[0] - anchor).days) < 300:
            return one_day(near[0], "explicit", issue)
        issue = f"the weekday written does not fit {chosen.isoformat()}, a {chosen:%A}"
    return one_day(chosen, "explicit", issue)


_LONG_AGO, SOON = 330, 35  # days; a bare date nearly a year back and soon to come again is the one to come


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


def day_only(node: Date, setting: Setting) -> Days | None:
    """ "the 26th", "Friday the 22nd", "the 20th of next month"."""
    anchor = setting.anchor
    if anchor is None or node.day is None:
        return None
    base = anchor
    if node.month_shift is not None:
        base = add_months(anchor.replace(day=1), node.month_shift)
        return one_day(day_or_none(base.year, base.month, node.day), "relative")
    months = [add_months(base.replace(day=1), k) for k in (0, -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, 1, 2, 3)]
    days = [d for d in (day_or_none(m.year, m.month, node.day) for m in months) if d]
    if node.weekday is not None:
        fitting = sorted((d for d in days if _fits(node, d)), key=lambda d: (d > anchor, abs((d - anchor).days)))
        if setting.future and not setting.past:
            fitting.sort(key=lambda d: (d < anchor, abs((d - anchor).days)))
        month = [d for d in fitting if (d.year, d.month) == (anchor.year, anchor.month)]
        fitting = month or fitting
        return one_day(fitting[0], "explicit") if fitting else _weekday(Date(weekday=node.weekday), setting)
    past = [d for d in days if d <= anchor]
    coming = [d for d in days if d >= anchor]
    if setting.future and not setting.past and coming:
        return one_day(coming[0], "explicit")
    return one_day(past[0], "explicit") if past else None


def _day_of_spoken_month(node: Date, setting: Setting) -> Days | None:
    """ "31 منه": of the month last spoken of."""
    base = setting.spoken.start if setting.spoken else setting.anchor
    return (
        None if base is None or node.day is None else one_day(day_or_none(base.year, base.month, node.day), "relative")
    )


def _spoken_weekday(node: Date, setting: Setting) -> Days | None:
    """ "the same Monday"."""
    base = setting.spoken.end if setting.spoken else setting.anchor
    if base is None or node.weekday is None:
        return None
    return one_day(base - timedelta(days=(base.isoweekday() - node.weekday) % 7), "relative")


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
    elif node.which == -3:
        day = anchor - timedelta(days=(back or 7) + 7)
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
    return one_day(day, "weekday")


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
            days = one_day(hijri_day(year, month, node.day), "explicit")
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
