"""Reckoning: months, Easter, the Hijri year, n-th weekdays. Pure date arithmetic."""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

ONE = timedelta(days=1)
HIJRI_FIRST, HIJRI_LAST = 1343, 1500  # what hijridate's Umm al-Qura tables cover


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, None where there is none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_range(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_range(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def add_months(day: date, months: float) -> date:
    """The same day so many months on, or the last of the month."""
    index = day.year * 12 + day.month - 1 + int(months)
    year, month = divmod(index, 12)
    year = min(max(year, 1), 9998)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def monday_of(day: date) -> date:
    """Monday of the week."""
    return day - timedelta(days=day.weekday()) if day.toordinal() > 7 else day


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """`weekday` 1..7 from Monday; nth -1 is the last."""
    first, last = month_range(year, month)
    if nth < 0:
        return last - timedelta(days=(last.isoweekday() - weekday) % 7) + timedelta(weeks=nth + 1)
    found = first + timedelta(days=(weekday - first.isoweekday()) % 7, weeks=nth - 1)
    return found if found.month == month else None


@lru_cache(maxsize=512)
def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a Hijri month by the Umm al-Qura calendar; None outside its tables."""
    if not HIJRI_FIRST <= year < HIJRI_LAST:
        return None
    from hijridate import Hijri

    first: date = Hijri(year, month, 1).to_gregorian()
    start = date(first.year, first.month, first.day)
    return start, start + timedelta(days=Hijri(year, month, 1).month_length() - 1)


def hijri_day(year: int, month: int, day: int) -> date | None:
    span = hijri_month(year, month)
    if span is None:
        return None
    found = span[0] + timedelta(days=day - 1)
    return found if found <= span[1] + ONE else None


@lru_cache(maxsize=256)
def hijri_year_of(day: date) -> int:
    """The Hijri year that holds a day (outside the tables: reckoned)."""
    try:
        from hijridate import Gregorian

        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (OverflowError, ValueError):
        return int((day.year - 622) * 33 / 32)
