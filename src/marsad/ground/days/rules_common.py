"""What the rules of all levels share: the levels themselves, years of two digits, "last", "this" and "next"."""

from marsad.ground.days.nodes import Both, Date, Node, Unit
from marsad.ground.days.patterns import Found, Level

MONTHS, DAYS, UNITS, COMBOS, PARTS, SPANS = Level(), Level(), Level(), Level(), Level(), Level()
WHICH = {"LAST": -1, "ONLY_LAST": -1, "NEXT": 1, "THIS": 0}
UNIT_CATEGORY = {"week": "TW", "month": "TM", "year": "TY"}


UNIT_KINDS = ("UD", "UW", "UM", "UY", "UE", "UX")


def full_year(value: int, width: int) -> int:
    """A year of two digits: 71 is 1971, 39 is 2039 (the turn is at 40)."""
    if width > 2 or (width == 0 and value >= 100):
        return value
    return 2000 + value if value < 40 else 1900 + value


def valid(month: int | None, day: int | None) -> bool:
    """Whether there can be such a day in some year."""
    if month is not None and not 1 <= month <= 12:
        return False
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[(month or 1) - 1]
    return day is None or 1 <= day <= longest


def which_cut(found: Found) -> bool:
    """ "25 March this | year": the last word belongs to the unit behind it."""
    return found.inside[-1].any(WHICH) and found.after is not None and found.after.any(UNIT_KINDS)


def which_of(found: Found, name: str) -> int | None:
    return WHICH.get(found.kind(name)) if found.has(name) else None


def width_of(found: Found, name: str) -> int:
    atom = found.get(name)
    return atom.width if atom else 0


def unit_node(unit: str, offset: int | None) -> tuple[str, Node]:
    return UNIT_CATEGORY.get(unit, "TU"), Unit(unit, offset)


def parts_of(found: Found) -> tuple[tuple[float, str], ...]:
    """The counted units inside a match, in order; a unit without a number counts once."""
    parts: list[tuple[float, str]] = []
    number: float | None = None
    for atom in found.inside:
        value = atom.value_as(("D2", "DN", "W1", "WN"))
        unit = atom.value_as(("UD", "UW", "UM", "UY", "UX", "UE", "UH"))
        if value is not None and not atom.has("UD"):
            number = float(value)
        elif atom.any(("FEW",)):
            number = 3.0
        elif atom.has("COUPLE"):
            number = 2.0
        elif unit is not None:
            parts.append((1.0 if number is None else number, unit))
            number = None
    return tuple(parts)


def with_day(date: Node, day: int) -> Node:
    if isinstance(date, Both):
        return with_day(date.first, day)
    if not isinstance(date, Date):
        return Date(day=day)
    month, year = date.month, date.year
    if date.day is not None and day > date.day and month is not None:
        month = month - 1 or 12
        year = year - 1 if year is not None and month == 12 else year
    return Date(
        year, month, day, None, date.which, date.hijri, year_shift=date.year_shift, month_shift=date.month_shift
    )


def like(first: Node, second: Node) -> Node:
    """The first of two dates with the month and year that only the second states."""
    if isinstance(second, Both):
        second = second.first
    if not (isinstance(first, Date) and isinstance(second, Date)):
        return first
    if first.year is None and first.month is not None and second.year_shift is not None and first.year_shift is None:
        return Date(None, first.month, first.day, first.weekday, year_shift=second.year_shift)
    if first.day is None or first.year is not None:
        if first.month is not None and first.year is None and second.year is not None and first.day is None:
            later = first.month > (second.month or 12)
            return Date(second.year - later, first.month)
        if first.weekday is not None and first.day is None and second.day is not None and second.weekday is not None:
            return first
        return first
    year = second.year
    if first.month is None:
        return _keep_weekday(with_day(second, first.day), first.weekday)
    if year is not None and second.month is not None and first.month > second.month:
        year -= 1
    return Date(
        year,
        first.month,
        first.day,
        first.weekday,
        first.which,
        first.hijri,
        first.swap,
        second.year_shift,
        first.month_shift,
    )


def _keep_weekday(node: Node, weekday: int | None) -> Node:
    if isinstance(node, Date) and weekday is not None:
        return Date(node.year, node.month, node.day, weekday, node.which, node.hijri)
    return node
