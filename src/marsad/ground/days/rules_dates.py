"""Written dates: days, months and years in every order and notation, Hijri ones too; clock times set apart."""

from marsad.ground.days.nodes import Date, Node, Nth, Range
from marsad.ground.days.patterns import Built, Found
from marsad.ground.days.rules_common import (
    DAYS,
    MONTHS,
    UNIT_KINDS,
    WHICH,
    full_year,
    valid,
    which_cut,
    which_of,
    width_of,
)


@MONTHS.rule("a:MON (SLASH|DASH|OPEN|OR|COMMA)? b:MON CLOSE?")
def two_names(found: Found) -> Built:
    return ("MON", found["a"]) if found["a"] == found["b"] else None


@MONTHS.rule(
    "D2 COLON D2 (COLON D2)?",
    "D2 (DOT D2)? CLOCK D2?",
    "c:CLOCK AND? (D2|O1|W1) (COLON D2)?",
    "D2 UH D2?",
    "D2 UH IN? CLOCK",
)
def clock(found: Found) -> Built:
    if "c" in found._classes and found.language != "ar":
        return None
    if found.after is not None and found.after.has("LAST"):
        return None  # "the past 24 hours"
    return "CLOCKTIME", Node()


def numeric(first: int, second: int, year: int | None, *, year_first: bool = False) -> Date | None:
    """first and second as written; which is the day is settled by the language at resolution unless only one fits."""
    if year_first:
        return Date(year, first, second) if valid(first, second) else None
    day_first, month_first = valid(second, first), valid(first, second)
    if day_first and month_first:
        return Date(year, second, first, swap=first != second)
    if day_first:
        return Date(year, second, first)
    return Date(year, first, second) if month_first else None


@DAYS.rule("y:D4 SLASH m:D2 SLASH d:D2", "y:D4 DASH m:D2 DASH d:D2", "y:D4 DOT m:D2 DOT d:D2", "y:D4 m:D2 d:D2")
def year_first(found: Found) -> Built:
    date = numeric(found["m"], found["d"], found["y"], year_first=True)
    return ("TD", date) if date else None


@DAYS.rule(
    "a:D2 SLASH b:D2 SLASH y:D4",
    "a:D2 DASH b:D2 DASH y:D4",
    "a:D2 DOT b:D2 DOT y:D4",
    "a:D2 b:D2 y:D4",
    "a:D2 SLASH b:D2 SLASH y:D2",
    "a:D2 SLASH b:D2 SLASH y:DN",
    "a:D2 DASH b:D2 DASH y:D2",
    "a:D2 DASH b:D2 DASH y:DN",
    "a:D2 DOT b:D2 DOT y:D2",
    "a:D2 DOT b:D2 DOT y:DN",
)
def day_month_year(found: Found) -> Built:
    if width_of(found, "y") not in (2, 4):
        return None
    date = numeric(found["a"], found["b"], full_year(found["y"], width_of(found, "y")))
    return ("TD", date) if date else None


@DAYS.rule("a:D2 SLASH b:D2 COMMA y:D4", "a:D2 SLASH b:D2 COMMA y:D2")
def month_day_comma_year(found: Found) -> Built:
    """A comma before the year is the American order."""
    if width_of(found, "y") not in (2, 4) or not valid(found["a"], found["b"]):
        return day_month_year(found)
    return "TD", Date(full_year(found["y"], width_of(found, "y")), found["a"], found["b"])


@DAYS.rule("a:D2 b:D2 y:DN")
def spaced_short(found: Found) -> Built:
    date = numeric(found["a"], found["b"], full_year(found["y"], 2))
    return ("TD", date) if date and width_of(found, "b") == 2 and width_of(found, "y") == 2 else None


@DAYS.rule("d:DN")
def run_together(found: Found) -> Built:
    """20161016"""
    value = found["d"]
    year, month, day = value // 10000, value // 100 % 100, value % 100
    if width_of(found, "d") != 8 or not 1900 <= year <= 2100 or not valid(month, day) or not month or not day:
        return None
    return "TD", Date(year, month, day)


@DAYS.rule("a:D2 SLASH b:D2")
def day_month(found: Found) -> Built:
    date = numeric(found["a"], found["b"], None)
    return ("TD", date) if date else None


@DAYS.rule("a:D2 DASH b:D2", "a:D2 DOT b:D2")
def day_month_loose(found: Found) -> Built:
    """22-4 and 5.12 are dates only where nothing else can be counted by them."""
    before, after = found.before, found.after
    named = before is not None and before.any(("ON", "WD", "THIS", "NEXT"))
    if not (named or after is None) or (
        after is not None and not after.any(("STOP", "DOT", "COMMA", "TO", "DASH", "X"))
    ):
        return None
    if after is not None and after.has("X") and not (before is not None and before.has("WD")):
        return None
    date = numeric(found["a"], found["b"], None)
    return ("TD", date) if date else None


@DAYS.rule("y:D4 SEP m:D2", "m:D2 (SLASH|DASH) y:D4")
def year_month(found: Found) -> Built:
    year, month = found["y"], found["m"]
    if not valid(month, None) or not 1800 <= year <= 2100:
        return None
    return "TM", Date(year, month)


@DAYS.rule(
    "d:DAY (OF|DASH|SLASH|DOT|THE|UM|ON|TO)* m:MON (COMMA|OF|DASH|SLASH|DOT|UY|TO|THE|IN)* y:YEAR YEAR_ERA?",
    "d:DAY UD? OF m:MON (COMMA|OF|DASH|SLASH|DOT|UY)* y:YEAR",
    "m:MON (DASH|SLASH|DOT|THE|OF)* d:DAY (COMMA|OF|IN|DASH|SLASH|DOT)* y:YEAR",
    "m:MON (DASH|SLASH|DOT) y:YEAR (DASH|SLASH|DOT) d:DAY",
    "y:YEAR (DASH|SLASH|DOT) d:DAY (DASH|SLASH|DOT) m:MON",
    "y:YEAR (DASH|SLASH|DOT)? m:MON (DASH|SLASH|DOT)? d:DAY",
    "d:DAY (DASH|SLASH|DOT) y:YEAR (DASH|SLASH|DOT) m:MON",
    "m:MON d:DAY y:D2",
)
def written_date(found: Found) -> Built:
    month, day, year = found["m"], found["d"], found["y"]
    if not may_be(month, day) or _reaches(found) or (not width_of(found, "y") and year < _SPELLED_YEAR):
        return None  # "22 July, three hundred dead"
    return "TD", Date(full_year(year, width_of(found, "y") or 4), month, day)


_SPELLED_YEAR = 1100  # a smaller number in words counts something


def may_be(month: int, day: int) -> bool:
    """Whether words are meant as a date, 31 February included: it is named, and no day is derived from it."""
    return valid(month, day) or (valid(month, None) and 28 < day <= 31)


def _reaches(found: Found) -> bool:
    """ "from 02 to April 07": the first number is no day of that month's date."""
    return found.language == "en" and any(a.has("TO") and not a.has("DASH") for a in found.inside)


@DAYS.rule(
    "d:DAY (OF|DASH|SLASH|DOT|THE|UM|TO|ON)* m:MON (OF|THE|UM)* w:WHICH",
    "d:DAY (OF|DASH|SLASH|DOT|THE|UM|TO|ON)* m:MON",
    "d:DAY UD OF m:MON",
)
def day_of_month(found: Found) -> Built:
    if not may_be(found["m"], found["d"]) or _reaches(found) or which_cut(found):
        return None
    before = found.before
    ranked = found.language == "ar" and width_of(found, "d") == 0
    if ranked and before is not None and before.any(("UW", "UX", "UD")) and not before.has("DAY_WORD"):
        return None  # "the first week of October"
    after = found.after
    if after is not None and after.has("DN") and after.width == 2 and found["d"] and not found.has("w"):
        return None
    return "TD", Date(None, found["m"], found["d"], which=which_of(found, "w") if "w" in found._classes else None)


@DAYS.rule("d:DAY (OF|DASH|SLASH|DOT)* m:MON (COMMA|DASH|SLASH|DOT)? y:DN", "m:MON d:DAY COMMA? y:DN")
def short_year_date(found: Found) -> Built:
    if width_of(found, "y") != 2 or not valid(found["m"], found["d"]):
        return None
    return "TD", Date(full_year(found["y"], 2), found["m"], found["d"])


_CLOSERS = (
    "STOP",
    "DOT",
    "COMMA",
    "CLOSE",
    "AND",
    "OR",
    "TO",
    "UNTIL",
    "DASH",
    "IN",
    "OF",
    "ON",
    "PART",
    "NIGHT",
    "FROM",
    "BETWEEN",
    "SINCE",
    "AFTER",
    "BEFORE",
    "THE",
    "THIS",
    "YEAR_ERA",
)


@DAYS.rule("m:MON d:DAY (DASH|TO|AND) n:DAY COMMA? y:YEAR", "m:MON d:DAY (DASH|AND) n:DAY", languages=["en"])
def month_days(found: Found) -> Built:
    """ "June 4-5, 2021", "June 4 and 5"."""
    year = found["y"] if "y" in found._classes else None
    after = found.after
    if not valid(found["m"], found["d"]) or not found["d"] < found["n"] <= 31 or not valid(found["m"], found["n"]):
        return None
    if year is None and after is not None and not after.any(_CLOSERS):
        return None
    return "TX", Range(Date(year, found["m"], found["d"]), Date(year, found["m"], found["n"]))


@DAYS.rule("m:MON (THE|OF|SLASH|DASH|DOT)* d:DAY")
def month_day(found: Found) -> Built:
    """ "March 15", "Oct. 2"; not "in March 15 people died"."""
    if not valid(found["m"], found["d"]):
        return None
    day, before, after = found.get("d"), found.before, found.after
    counted = after is not None and not after.any(_CLOSERS)
    inside = before is not None and before.any(("IN", "OF", "SINCE")) and not before.has("ON")
    if counted and day is not None and not day.has("O1") and (inside or found.language != "en"):
        return None
    if after is not None and after.has("DASH") is False and after.any(("UD", "UM", "UY", "UH", "UW")):
        return None
    return "TD", Date(None, found["m"], found["d"])


@DAYS.rule(
    "d:DAY (OF|THE|UM)* m:HMON (OF|UY|COMMA)* y:YEAR HIJRI_ERA?",
    "d:DAY (OF|UM)* m:HMON",
    "UM? m:HMON (OF|UY)* y:YEAR HIJRI_ERA?",
)
def hijri_date(found: Found) -> Built:
    year = found["y"] if "y" in found._classes else None
    day = found["d"] if "d" in found._classes else None
    if year is not None and not 1200 <= year <= 1600:
        return None
    if day is not None and day > 30:
        return None
    return ("TD" if day else "TM"), Date(year, found["m"], day, hijri=True)


@DAYS.rule(
    "UM OF? THE? m:MON (COMMA|OF|DASH|SLASH|DOT|IN)* UY? y:YEAR YEAR_ERA?",
    "m:MON (COMMA|OF|DASH|SLASH|DOT|IN)* UY? y:YEAR YEAR_ERA?",
    "y:YEAR (COMMA|DASH|SLASH)? m:MON",
)
def month_of_year(found: Found) -> Built:
    if not 1 <= found["y"] <= 2999:
        return None
    return "TM", Date(found["y"], found["m"])


@DAYS.rule("m:MON y:DN")
def month_of_short_year(found: Found) -> Built:
    return ("TM", Date(full_year(found["y"], 2), found["m"])) if width_of(found, "y") == 2 else None


@DAYS.rule("w:WHICH OF? m:MON", "UM OF? THE? m:MON w:WHICH", "m:MON w:WHICH", "UM OF? THE? m:MON", "m:MON")
def month_alone(found: Found) -> Built:
    which = which_of(found, "w") if "w" in found._classes else None
    if found.inside[0].any(WHICH) and found.before is not None and found.before.any(UNIT_KINDS):
        return None  # "last year January"
    if which_cut(found):
        return None
    atom = found.get("m")
    plain = which is None and len(found.inside) == 1
    if plain and atom is not None and atom.weak and not _month_is_clear(found):
        return None
    return "TM", Date(None, found["m"], which=which)


def _month_is_clear(found: Found) -> bool:
    before, after = found.before, found.after
    atom = found.get("m")
    if atom is not None and atom.capital:
        return True
    near = ("IN", "OF", "SINCE", "UNTIL", "FROM", "TO", "BETWEEN", "AND", "EDGE", "SEASON", "ON", "AGO", "DASH", "TM")
    return (before is not None and before.any(near)) or (after is not None and after.any(("AND_TM", "LAST")))


@DAYS.rule("THAT? SAME m:MON", "m:MON SAME")
def same_month(found: Found) -> Built:
    """ "that same December": of the year last spoken of."""
    if found.after is not None and found.after.any(UNIT_KINDS):
        return None  # "in March | of the same year"
    return "TM", Date(None, found["m"], year_shift=100)


@DAYS.rule("d:DAY OF? OF_IT", "d:DAY (OF|TO|FROM|IN)* THE? UM SAME")
def day_of_it(found: Found) -> Built:
    return "TS", Date(None, None, found["d"], month_shift=100)


@DAYS.rule("FIRST_OF_MONTH UM? OF? m:MON (OF|UY|COMMA)* y:YEAR?")
def first_of_month(found: Found) -> Built:
    return "TD", Date(found["y"], found["m"], 1)


@DAYS.rule("FIRST_OF_MONTH UM? OF? m:HMON (OF|UY|COMMA)* y:YEAR?")
def first_of_hijri_month(found: Found) -> Built:
    return "TD", Date(found["y"], found["m"], 1, hijri=True)


@DAYS.rule("UY? (OF|THE)* y:D4 HIJRI_ERA", "UY OPEN y:D4 CLOSE HIJRI_ERA")
def hijri_year(found: Found) -> Built:
    if not 1300 <= found["y"] <= 1500:
        return None
    return "TY", Range(Date(found["y"], 1, 1, hijri=True), Date(found["y"], 12, 29, hijri=True))


@DAYS.rule("UY (OF|THE)* y:YEAR YEAR_ERA?", "y:YEAR YEAR_ERA", "UY OPEN y:D4 CLOSE")
def year_named(found: Found) -> Built:
    if found.language == "fr" and found.inside[0].has("PLURAL") and found["y"] % 10 == 0:
        return "TU", Range(Date(found["y"]), Date(found["y"] + 9))
    return "TY", Date(found["y"])


_BEFORE_YEAR = (
    "IN",
    "OF",
    "SINCE",
    "UNTIL",
    "FROM",
    "TO",
    "BETWEEN",
    "AND",
    "EDGE",
    "OPEN",
    "SEASON",
    "BEFORE",
    "AFTER",
    "DASH",
    "ABOUT",
    "AGO",
    "ON",
    "THIS",
)


@DAYS.rule("y:YEAR")
def year_alone(found: Found) -> Built:
    year, atom, before, after = found["y"], found.get("y"), found.before, found.after
    if atom is None:
        return None
    spelled = atom.width == 0 and before is not None and before.has("IN")
    if not (1000 if spelled else 1900) <= year <= 2150:
        return None
    named = before is not None and before.any(_BEFORE_YEAR)
    ends = after is None or not after.any(("X", "UD", "UM", "UY", "UH", "UW", "MON", "WD"))
    if found.language == "en" and atom.width == 4 and before is not None and before.has("THE") and 1900 < year < 2060:
        return "TY", Date(year)
    strict = year % 100 == 0 and year != 2000  # 2100 people
    if before is not None and before.has("IN") and (ends or atom.width == 4):
        return "TY", Date(year)
    if strict or (atom.width == 0 and not named):
        return None
    if named and (ends or after is None or not after.has("X") or not _counted(found)):
        return "TY", Date(year)
    name = before is not None and before.has("X") and before.capital and year % 100 == 0  # "Mirage 2000"
    return ("TY", Date(year)) if ends and not name else None


def _counted(found: Found) -> bool:
    """Whether the word after a number looks like what it counts: lower case and no verb or name."""
    return found.language != "en" and (found["y"] % 10 == 0)


@DAYS.rule("a:D4 DASH b:D4", "a:D4 DASH b:D2", "a:D4 SLASH b:D4")
def years(found: Found) -> Built:
    first, second = found["a"], found["b"]
    if width_of(found, "b") == 2:
        second = first // 100 * 100 + second
        if second <= first or second % 100 <= 12:
            return None
    if not (1800 <= first < second <= 2150):
        return None
    return "TX", Range(Date(first), Date(second))


@DAYS.rule("y:D4 DECADE_MARK", "y:DN DECADE_MARK", "UY y:DN", "UY y:WN", "y:DEC", "y:DEC OF? UX LAST")
def decade(found: Found) -> Built:
    value = found["y"]
    ages = found.language == "en" and found.kind("y") == "DEC" and not (found.before and found.before.has("THE"))
    if value % 10 or ages:
        return None  # "a man in his fifties"
    if value < 100:
        value += 1900 if value >= 20 else 2000
    if not 1800 <= value <= 2090:
        return None
    return "TU", Range(Date(value), Date(value + 9))


@DAYS.rule("n:RANK UX", "UX n:RANK")
def century(found: Found) -> Built:
    unit = next((a.kinds["UX"] for a in found.inside if a.has("UX")), None)
    if unit == "century" and 10 <= found["n"] <= 21:
        return "TU", Range(Date((found["n"] - 1) * 100), Date(found["n"] * 100 - 1))
    if unit in ("quarter", "half") and 1 <= found["n"] <= 4:
        return "TQ", Nth(found["n"], unit, None, None)
    return None
