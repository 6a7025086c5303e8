"""The grammar of dates, in three levels; language-neutral, since the lexicon has turned words into categories.

Levels: `MONTHS` joins the two names of one month and sets clock times apart; `DAYS` makes days, months, years, units
and counted distances; `COMBOS` joins weekdays,
dates and units; `PARTS` adds parts of day, nights and edges; `SPANS` makes ranges and pairs.
A builder returns the category of the whole and its node, or None to refuse.
"""

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
from marsad.ground.days.patterns import Built, Found, Level

MONTHS, DAYS, UNITS, COMBOS, PARTS, SPANS = Level(), Level(), Level(), Level(), Level(), Level()
LEVELS = (MONTHS, DAYS, UNITS, COMBOS, PARTS, SPANS)
_WHICH = {"LAST": -1, "ONLY_LAST": -1, "NEXT": 1, "THIS": 0}
_UNIT_CATEGORY = {"week": "TW", "month": "TM", "year": "TY"}
_BARE_CATEGORY = {"week": "BW", "month": "BM", "year": "BY", "weekend": "BE", "day": "BD"}


_UNITS = ("UD", "UW", "UM", "UY", "UE", "UX")


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
    return found.inside[-1].any(_WHICH) and found.after is not None and found.after.any(_UNITS)


def which_of(found: Found, name: str) -> int | None:
    return _WHICH.get(found.kind(name)) if found.has(name) else None


def _width(found: Found, name: str) -> int:
    atom = found.get(name)
    return atom.width if atom else 0


def unit_node(unit: str, offset: int | None) -> tuple[str, Node]:
    return _UNIT_CATEGORY.get(unit, "TU"), Unit(unit, offset)


# --- MONTHS: one month under two names; clock times; the numbers of quarters ---------------------------------------


@MONTHS.rule("a:MON (SLASH|DASH|OPEN|OR|COMMA)? b:MON CLOSE?")
def two_names(found: Found) -> Built:
    return ("MON", found["a"]) if found["a"] == found["b"] else None  # type: ignore[return-value]


@MONTHS.rule("D2 COLON D2 (COLON D2)?", "D2 (DOT D2)? CLOCK D2?", "c:CLOCK AND? (D2|O1|W1) (COLON D2)?", "D2 UH D2?",
             "D2 UH IN? CLOCK")  # fmt: skip
def clock(found: Found) -> Built:
    if "c" in found._classes and found.language != "ar":
        return None
    return "CLOCKTIME", Node()


# --- DAYS: written dates --------------------------------------------------------------------------------------------


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


@DAYS.rule("a:D2 SLASH b:D2 SLASH y:D4", "a:D2 DASH b:D2 DASH y:D4", "a:D2 DOT b:D2 DOT y:D4", "a:D2 b:D2 y:D4",
           "a:D2 SLASH b:D2 SLASH y:D2", "a:D2 SLASH b:D2 SLASH y:DN", "a:D2 DASH b:D2 DASH y:D2",
           "a:D2 DASH b:D2 DASH y:DN", "a:D2 DOT b:D2 DOT y:D2", "a:D2 DOT b:D2 DOT y:DN")  # fmt: skip
def day_month_year(found: Found) -> Built:
    if _width(found, "y") not in (2, 4):
        return None
    date = numeric(found["a"], found["b"], full_year(found["y"], _width(found, "y")))
    return ("TD", date) if date else None


@DAYS.rule("a:D2 SLASH b:D2 COMMA y:D4", "a:D2 SLASH b:D2 COMMA y:D2")
def month_day_comma_year(found: Found) -> Built:
    """A comma before the year is the American order."""
    if _width(found, "y") not in (2, 4) or not valid(found["a"], found["b"]):
        return day_month_year(found)
    return "TD", Date(full_year(found["y"], _width(found, "y")), found["a"], found["b"])


@DAYS.rule("a:D2 b:D2 y:DN")
def spaced_short(found: Found) -> Built:
    date = numeric(found["a"], found["b"], full_year(found["y"], 2))
    return ("TD", date) if date and _width(found, "b") == 2 and _width(found, "y") == 2 else None


@DAYS.rule("d:DN")
def run_together(found: Found) -> Built:
    """20161016"""
    value = found["d"]
    year, month, day = value // 10000, value // 100 % 100, value % 100
    if _width(found, "d") != 8 or not 1900 <= year <= 2100 or not valid(month, day) or not month or not day:
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
    if not (named or after is None) or (after is not None and not after.any(("STOP", "DOT", "COMMA", "TO", "DASH", "X"))):
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
    if not valid(month, day) or _reaches(found):
        return None
    return "TD", Date(full_year(year, _width(found, "y") or 4), month, day)


def _reaches(found: Found) -> bool:
    """ "from 02 to April 07": the first number is no day of that month's date."""
    return found.language == "en" and any(a.has("TO") and not a.has("DASH") for a in found.inside)


@DAYS.rule("d:DAY (OF|DASH|SLASH|DOT|THE|UM|TO|ON)* m:MON (OF|THE|UM)* w:WHICH",
           "d:DAY (OF|DASH|SLASH|DOT|THE|UM|TO|ON)* m:MON", "d:DAY UD OF m:MON")  # fmt: skip
def day_of_month(found: Found) -> Built:
    if not valid(found["m"], found["d"]) or _reaches(found) or which_cut(found):
        return None
    before = found.before
    ranked = found.language == "ar" and _width(found, "d") == 0
    if ranked and before is not None and before.any(("UW", "UX", "UD")) and not before.text.startswith("يو"):
        return None  # "the first week of October"
    after = found.after
    if after is not None and after.has("DN") and after.width == 2 and found["d"] and not found.has("w"):
        return None
    return "TD", Date(None, found["m"], found["d"], which=which_of(found, "w") if "w" in found._classes else None)


@DAYS.rule("d:DAY (OF|DASH|SLASH|DOT)* m:MON (COMMA|DASH|SLASH|DOT)? y:DN", "m:MON d:DAY COMMA? y:DN")
def short_year_date(found: Found) -> Built:
    if _width(found, "y") != 2 or not valid(found["m"], found["d"]):
        return None
    return "TD", Date(full_year(found["y"], 2), found["m"], found["d"])


_CLOSERS = ("STOP", "DOT", "COMMA", "CLOSE", "AND", "OR", "TO", "UNTIL", "DASH", "IN", "OF", "ON", "PART", "NIGHT", "FROM",
            "BETWEEN", "SINCE", "AFTER", "BEFORE", "THE", "THIS", "YEAR_ERA")  # fmt: skip


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


@DAYS.rule("d:DAY (OF|THE|UM)* m:HMON (OF|UY|COMMA)* y:YEAR HIJRI_ERA?", "d:DAY (OF|UM)* m:HMON",
           "UM? m:HMON (OF|UY)* y:YEAR HIJRI_ERA?")  # fmt: skip
def hijri_date(found: Found) -> Built:
    year = found["y"] if "y" in found._classes else None
    day = found["d"] if "d" in found._classes else None
    if year is not None and not 1200 <= year <= 1600:
        return None
    if day is not None and day > 30:
        return None
    return ("TD" if day else "TM"), Date(year, found["m"], day, hijri=True)


@DAYS.rule("UM OF? THE? m:MON (COMMA|OF|DASH|SLASH|DOT|IN)* UY? y:YEAR YEAR_ERA?", "m:MON (COMMA|OF|DASH|SLASH|DOT|IN)* UY? y:YEAR YEAR_ERA?", "y:YEAR (COMMA|DASH|SLASH)? m:MON")
def month_of_year(found: Found) -> Built:
    if not 1 <= found["y"] <= 2999:
        return None
    return "TM", Date(found["y"], found["m"])


@DAYS.rule("m:MON y:DN")
def month_of_short_year(found: Found) -> Built:
    return ("TM", Date(full_year(found["y"], 2), found["m"])) if _width(found, "y") == 2 else None


@DAYS.rule("w:WHICH OF? m:MON", "UM OF? THE? m:MON w:WHICH", "m:MON w:WHICH", "UM OF? THE? m:MON", "m:MON")
def month_alone(found: Found) -> Built:
    which = which_of(found, "w") if "w" in found._classes else None
    if found.inside[0].any(_WHICH) and found.before is not None and found.before.any(_UNITS):
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


@DAYS.rule("UY (OF|THE)* y:YEAR YEAR_ERA?", "y:YEAR YEAR_ERA")
def year_named(found: Found) -> Built:
    if found.language == "fr" and found.inside[0].text.endswith("s") and found["y"] % 10 == 0:
        return "TU", Range(Date(found["y"]), Date(found["y"] + 9))
    return "TY", Date(found["y"])


_BEFORE_YEAR = ("IN", "OF", "SINCE", "UNTIL", "FROM", "TO", "BETWEEN", "AND", "EDGE", "OPEN", "SEASON", "BEFORE", "AFTER",
                "DASH", "ABOUT", "AGO", "ON", "THIS")  # fmt: skip


@DAYS.rule("y:YEAR")
def year_alone(found: Found) -> Built:
    year, atom, before, after = found["y"], found.get("y"), found.before, found.after
    if not 1900 <= year <= 2150 or atom is None:
        if atom is None or atom.width or not 1000 <= year <= 2150 or before is None or not before.has("IN"):
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
    if named and (ends or not after.has("X") or not _counted(found)):  # type: ignore[union-attr]
        return "TY", Date(year)
    return ("TY", Date(year)) if ends and before is not None and not before.any(("X",)) else (
        ("TY", Date(year)) if ends else None)


def _counted(found: Found) -> bool:
    """Whether the word after a number looks like what it counts: lower case and no verb or name."""
    return found.language != "en" and (found["y"] % 10 == 0)


@DAYS.rule("a:D4 DASH b:D4", "a:D4 DASH b:D2", "a:D4 SLASH b:D4")
def years(found: Found) -> Built:
    first, second = found["a"], found["b"]
    if _width(found, "b") == 2:
        second = first // 100 * 100 + second
        if second <= first or second % 100 <= 12:
            return None
    if not (1800 <= first < second <= 2150):
        return None
    return "TX", Range(Date(first), Date(second))


@DAYS.rule("y:D4 DECADE_MARK", "y:DN DECADE_MARK", "UY y:DN", "UY y:WN", "y:DEC")
def decade(found: Found) -> Built:
    value, atom = found["y"], found.get("y")
    if value % 10 or (found.kind("y") == "D4" and not found.kind("y")):
        return None
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


# --- DAYS: relative, weekdays, feasts ------------------------------------------------------------------------------


@DAYS.rule("r:REL")
def relative(found: Found) -> Built:
    if found.language == "ar" and found.after is not None and found.after.has("O1") and len(found.inside[0].text) < 6:
        return None  # "the seventh day"
    return "TR", Relative(found["r"])


@DAYS.rule("r:RNIGHT")
def overnight(found: Found) -> Built:
    return "TN", Relative(found["r"], night=True)


@DAYS.rule("(TO|IN|OF|ON|FROM)? THE? (REL|UD) n:RANK RUNNING", "(TO|IN|OF|ON)? THE? n:RANK (RUNNING UD|UD RUNNING)",
           "n:RANK RUNNING? UD IN? RUNNING")  # fmt: skip
def running(found: Found) -> Built:
    """ "for the seventh day in a row": from then until today."""
    return ("TX", Range(Relative(1 - found["n"]), Relative(0))) if found["n"] > 1 else None


@DAYS.rule("n:NOW")
def now(found: Found) -> Built:
    return "NOWDAY", Relative(0)


@DAYS.rule("r:ANA")
def anaphor(found: Found) -> Built:
    return "TS", Anaphor(found["r"])


@DAYS.rule("r:ANIGHT")
def anaphor_night(found: Found) -> Built:
    return "TS", Anaphor(found["r"], "night")


@DAYS.rule("THE? UD? d:WD", "UD d:WDB", "w:WHICH w2:WHICH? UD? d:WEEKDAY", "UD? d:WD w:WHICH", "UD d:WDB w:WHICH",
           "SAME d:WD", "THIS SAME d:WD")  # fmt: skip
def weekday(found: Found) -> Built:
    if found.inside[0].any(_WHICH) and found.before is not None and found.before.any(_UNITS):
        return None  # "last week Sunday"
    if which_cut(found):
        return None
    which = which_of(found, "w") if "w" in found._classes else None
    if "w2" in found._classes and found.has("w2"):
        which = 2 * (which_of(found, "w2") or 0)
    if found.inside[0].has("SAME"):
        return "TS", Date(weekday=found["d"], month_shift=101)
    return "TK", Date(weekday=found["d"], which=which)


@DAYS.rule("d:WDB")
def weekday_abbreviated(found: Found) -> Built:
    """ "Wed, 22 of Jan", "from Tue to Thur"; a bare "sun" or "أحد" is none."""
    before, after, atom = found.before, found.after, found.get("d")
    beside = [a for a in (after, before) if a is not None]
    skip = found.atoms[found.last + 1] if found.last + 1 < len(found.atoms) else None
    near_number = any(a.any(("D2", "O1")) for a in beside) or (
        after is not None and after.any(("COMMA", "DOT")) and skip is not None and skip.any(("D2", "O1")))
    if found.language == "ar":
        ok = before is not None and before.any(("UD", "O1", "NIGHT", "PART"))
    else:
        glue = before is not None and before.any(("FROM", "TO", "BETWEEN", "ON", "UNTIL", "THIS", "NEXT", "LAST"))
        ok = near_number or (glue and atom is not None and atom.capital)
    return ("TK", Date(weekday=found["d"])) if ok else None


@DAYS.rule("d:WEEKDAY COMMA? (IN|THE|ON|TO)* n:DAY", "d:WDB DOT n:DAY")
def weekday_and_day(found: Found) -> Built:
    """ "Friday the 22nd", "الخميس 21": the day of a month in which it is such a weekday."""
    if found.cut_number():
        return None
    after, number = found.after, found.get("n")
    if after is not None and after.any(("MON", "HMON", "UH", "UD", "UW", "UM", "UY", "CLOCK", "SLASH", "DASH", "D2", "D4")):
        if not after.has("DASH"):
            return None
    then = found.ahead(1)
    if after is not None and after.any(("OF", "DOT", "THE")) and then is not None and then.any(("MON", "HMON", "UM", "OF_IT")):
        return None
    feminine = number is not None and number.text.endswith("ه") and found.kind("n") == "O1"
    if feminine and found["d"] == 5 and len(found.inside) == 2:
        return None  # "the third Friday" of a protest: a day of the month would be masculine
    sure = number is not None and (number.has("O1") or number.width)
    if number is not None and number.has("W1") and after is not None:
        return None
    commas = any(a.has("COMMA") for a in found.inside)
    if not sure and commas:
        return None
    if commas and number is not None and not number.has("O1"):
        return None
    return "TD", Date(day=found["n"], weekday=found["d"])


@DAYS.rule("n:DAY d:WD")
def day_and_weekday(found: Found) -> Built:
    if found.after is not None and not found.after.any(("DOT", "STOP", "COMMA")):
        return None
    if found.kind("n") == "O1":
        return None  # "third Tuesday"
    return "TD", Date(day=found["n"], weekday=found["d"])


@DAYS.rule("THE n:D2", "ON THE? n:D2", "TO n:D2", "UD n:D2")
def day_alone(found: Found) -> Built:
    """ "le 26", "on the 4th", "يوم 27": nothing counted may follow."""
    if found.cut_number():
        return None
    after, first = found.after, found.inside[0]
    if after is not None and not after.any(("STOP", "DOT", "COMMA", "CLOSE")) and not (
        first.text == "le" and not after.any(("X", "UH", "UD", "UM", "UY", "UW", "SLASH", "DASH", "CLOCK", "D2", "D4", "DN", "MON", "HMON", "WD", "AND", "TO"))
    ):
        return None
    if found.language == "en" and first.has("TO") and not first.has("ON"):
        return None
    if first.has("TO") and found.before is not None and found.before.any(("D2", "DN", "W1", "FROM", "TD")):
        return None
    if first.any(("THE",)) and first.text in ("les", "l", "a", "an", "un", "une", "la", "au"):
        return None
    until = found.language == "ar" and first.has("TO") and not first.has("ON")
    return "TD", Date(day=found["n"], month_shift=0 if until else None)


@DAYS.rule("(THE|ON|TO|IN) THE? n:O1")
def ranked_day_alone(found: Found) -> Built:
    after, first = found.after, found.inside[0]
    if after is not None and not after.any(("STOP", "DOT", "COMMA", "CLOSE")):
        return None
    if found.language == "ar":
        return ("TD", Date(day=found["n"], month_shift=0)) if first.has("TO") else None
    digits = _width(found, "n") > 0
    if first.has("TO") and not first.has("ON"):
        return None
    if found.language == "fr" or (not digits and first.has("IN")):
        return None
    return "TD", Date(day=found["n"])


@DAYS.rule("f:FEAST y:YEAR?", "f:FEAST (OF|UY)* y:YEAR", "w:WHICH THE? f:FEAST", "f:FEAST w:WHICH", "f:FEAST y:D4? e:UE",
           "f:FEAST e:UE y:D4?")  # fmt: skip
def feast(found: Found) -> Built:
    rule, on, length = found["f"]
    atom = found.get("f")
    if atom is not None and atom.weak and len(found.inside) == 1 and not (
        found.before is not None and found.before.any(("IN", "UM", "EDGE", "OF"))
    ):
        return None
    year = found["y"] if "y" in found._classes else None
    which = which_of(found, "w") if "w" in found._classes else None
    return "TF", Feast(rule, tuple(on), length, which, year, weekend="e" in found._classes)


# --- UNITS: weeks, months, years, counted distances -------------------------------------------------------------------


@UNITS.rule("w:WHICH w2:WHICH? THE? u:UNIT", "THIS? THE? u:UNIT w:WHICH", "w:WHICH s:SAME u:UNIT")
def unit_which(found: Found) -> Built:
    unit, offset = found["u"], which_of(found, "w")
    if found.language == "en" and found.inside[-1].any(_WHICH) and found.after is not None and found.after.any(_UNITS):
        return None  # "the third week | next year"
    if "w2" in found._classes and found.has("w2"):
        offset = which_of(found, "w2")
    if unit == "day":
        if found.language == "fr" and offset == 0:
            return "TR", Relative(0)
        return ("TR", Relative(offset)) if offset in (-1, 1) and found.language == "en" else None
    if unit in ("hour", "minute", "workday", "season"):
        return None
    if any(a.has("FOLLOWING") for a in found.inside) and unit in ("week", "month", "year") and offset == 1:
        return "TS", Anaphor(1, unit)
    atom = found.get("u")
    if atom is not None and found.language == "fr" and atom.text.endswith("s") and atom.text not in ("mois",):
        return ("TX", Count(((3, unit),), -1, span=True, loose=True)) if offset == -1 and unit == "day" else None
    return unit_node(unit, offset)


@UNITS.rule("SAME u:UNIT", "THE? u:UNIT SAME", "THAT SAME? u:UNIT")
def unit_same(found: Found) -> Built:
    unit = found["u"]
    if found.language == "ar" and found.inside[0].has("SAME") and not found.inside[0].has("SAME_FIRST"):
        return None
    if unit == "day":
        return "TS", Anaphor(0)
    return ("TS", Anaphor(0, unit)) if unit in ("week", "month", "year") else None


@UNITS.rule("THE? u:UNIT AFTER_NEXT", "THE? u:UNIT (AFTER|AFTER_NEXT) THE? NEXT")
def unit_after_next(found: Found) -> Built:
    return unit_node(found["u"], 2)


@UNITS.rule("THE? u:UNIT (BEFORE|AFTER) LASTS")
def unit_before_last(found: Found) -> Built:
    return unit_node(found["u"], -2)


@UNITS.rule("THE? u:UW", "THE? u:UM", "THE? u:UY", "THE? u:UE", "u:MYUNIT")
def bare_unit(found: Found) -> Built:
    """A unit that only means the present one together with more: "the end of the year", "مطلع الشهر"."""
    unit = found["u"]
    after, before = found.after, found.before
    if (after is not None and after.has("O1")) or (before is not None and before.has("O1")):
        return None
    definite = found.inside[0].has("THE") or (found.language == "ar" and found.get("u").text.startswith("ال"))  # type: ignore[union-attr]
    if "MYUNIT" in found._classes["u"]:
        return unit_node(unit, 0 if unit != "weekend" else None)
    if unit == "weekend":
        return "TU", Unit("weekend", None)
    return ("B" + {"week": "W", "month": "M", "year": "Y"}[unit], Unit(unit, 0)) if definite else None


def _parts(found: Found) -> tuple[tuple[float, str], ...]:
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


def _loose(found: Found) -> bool:
    return any(a.has("FEW") for a in found.inside) or any(
        p.text in ("أيام", "أسابيع", "أشهر", "شهور", "سنوات", "أعوام") and len(found.inside) == 2 for p in found.inside
    )


_UNITS_COUNTED = "ABOUT? THE? QTY? UNITH ((COMMA|AND)* QTY UNITH)*"


@UNITS.rule(f"{_UNITS_COUNTED} AGO", languages=["en"])
@UNITS.rule(f"AGO {_UNITS_COUNTED} HENCE?", languages=["fr", "ar"])
def ago(found: Found) -> Built:
    parts = _parts(found)
    if any(unit in ("hour", "minute") for _, unit in parts):
        return ("TR", Relative(0)) if len(parts) == 1 and found.language == "en" else None
    first = found.inside[0]
    if first.has("HENCE"):
        return None
    if first.has("SINCE") and first.text == "depuis":
        return "TX", Count(parts, -1, span=True, loose=_loose(found))
    return "TR", Count(parts, -1, loose=_loose(found))


@UNITS.rule(f"{_UNITS_COUNTED} HENCE", "IN QTY UNITH ((COMMA|AND)* QTY UNITH)*", languages=["en"])
@UNITS.rule(f"HENCE {_UNITS_COUNTED}", languages=["fr"])
@UNITS.rule(f"AFTER {_UNITS_COUNTED} HENCE", f"{_UNITS_COUNTED} HENCE", languages=["ar"])
def hence(found: Found) -> Built:
    parts = _parts(found)
    if any(unit in ("hour", "minute") for _, unit in parts):
        return None
    if found.language == "fr" and not any(a.any(("QTY", "W1", "D2", "DN", "FEW")) for a in found.inside):
        return None
    if found.language == "en" and found.inside[0].has("IN") and found.inside[0].text != "in":
        return None
    ahead = found.inside[-1].has("HENCE") and found.language == "en" and found.inside[-1].text in ("in", "hence")
    return ("TX", Count(parts, 1, span=True)) if ahead else ("TR", Count(parts, 1, loose=_loose(found)))


@UNITS.rule(f"{_UNITS_COUNTED} w:LATER", f"{_UNITS_COUNTED} w:EARLIER", languages=["en", "fr"])
def later(found: Found) -> Built:
    parts = _parts(found)
    if any(unit in ("hour", "minute") for _, unit in parts):
        return "TS", Anaphor(0)
    word = found.inside[-1].text
    if word in ("apres", "avant") and found.after is not None and found.after.any(("X", "THE", "OF")):
        return None  # counted from a happening that the words behind it name
    sign = 1 if found.kind("w") == "LATER" else -1
    return "TS", Count(parts, sign, from_spoken=True, loose=_loose(found))


@UNITS.rule("b:BEFORE THAT IN? QTY? UNITH", "b:EARLIER IN QTY? UNITH", "b:LATER IN QTY? UNITH", languages=["ar"])
@UNITS.rule(f"b:AFTER {_UNITS_COUNTED}", languages=["ar"])
def later_arabic(found: Found) -> Built:
    parts = _parts(found)
    if found.after is not None and found.after.any(("OF", "FROM", "OF_WHAT")) and not found.after.has("IN"):
        return None  # counted from a happening that the words behind it name
    if any(unit in ("hour", "minute") for _, unit in parts):
        return "TS", Anaphor(0)
    sign = 1 if found.kind("b") in ("AFTER", "LATER") else -1
    return "TS", Count(parts, sign, from_spoken=True, loose=_loose(found))


@UNITS.rule("THE? d:LASTS THE? QTY UNIT ((COMMA|AND)* QTY UNIT)*", "THE? QTY d:DIRECTION UNIT", "THE? UNIT QTY d:DIRECTION",
            "THE? QTY UNIT d:DIRECTION", "THE? d:NEXT QTY UNIT ((COMMA|AND)* QTY UNIT)*", "THIS? d:LASTS QTY UNIT",
            "THE? UNIT FEW d:DIRECTION", "THE? d:DIRECTION FEW UNIT", "THE? d:DIRECTION COUPLE OF? UNIT")  # fmt: skip
def stretch(found: Found) -> Built:
    """ "the past three days", "الأيام الثلاثة الماضية": ends or begins today."""
    parts = _parts_any_order(found)
    if found.before is not None and found.before.any(("DASH", "D2", "TO", "UNTIL")):
        return None
    direction = 1 if found.kind("d") == "NEXT" else -1
    whole = all(unit in ("week", "quarter", "decade", "century", "weekend") for _, unit in parts) and any(
        unit in ("quarter", "decade") or found.inside[0].text in ("previous", "coming") for _, unit in parts
    )
    calendar = whole and not (found.language == "en" and parts[0][1] == "week" and not found.inside[0].has("ONLY_LAST"))
    return "TX", Count(parts, direction, span=True, calendar=calendar, loose=_loose(found))


def _parts_any_order(found: Found) -> tuple[tuple[float, str], ...]:
    parts = _parts(found)
    if len(parts) == 1 and parts[0][0] == 1.0:
        for atom in found.inside:
            value = atom.value_as(("D2", "DN", "W1", "WN"))
            if value is not None:
                return ((float(value), parts[0][1]),)
            if atom.has("FEW"):
                return ((3.0, parts[0][1]),)
    return parts


@UNITS.rule("WITHIN (THE? NEXT)? QTY? UNIT (HENCE|(FROM t:TR))?")
def within(found: Found) -> Built:
    if found.language != "en":
        return None
    return "TX", Count(_parts(found), 1, base=Relative(0), span=True)


@UNITS.rule("REST OF? w:WHICH? b:UNIT", "REST OF? THE? b:UNIT", "REST OF? b:MYUNIT", "REST OF? b:UNIT w:WHICH?")
def rest(found: Found) -> Built:
    return "TX", Rest(Unit(found["b"], 0))


@UNITS.rule("s:SEASON (OF|UY)* y:YEAR", "THE s:SEASON", "IN THE? s:SEASON", "w:WHICH THE? s:SEASON", "THE? s:SEASON w:WHICH")
def season(found: Found) -> Built:
    which = which_of(found, "w") if "w" in found._classes else None
    year = found["y"] if "y" in found._classes else None
    node: Node = Unit("season", which, season=found["s"])
    return "TM", (Both(node, Date(year)) if year else node)


@DAYS.rule("s:QUARTER_SIGN n:D2", "s:HALF_SIGN n:D2")
def quarter_sign(found: Found) -> Built:
    """Q3, H2."""
    unit = "quarter" if "QUARTER_SIGN" in found._classes["s"] else "half"
    if found.inside[0].end != found.inside[1].start or not 1 <= found["n"] <= (4 if unit == "quarter" else 2):
        return None
    return "TQ", Nth(found["n"], unit, None, None)


@UNITS.rule("ALONE")
def year_to_date(found: Found) -> Built:
    return "TX", Edge("earlier", Unit("year", 0))


# --- COMBOS: what is put together from days and units ---------------------------------------------------------------


def with_weekday(node: Node, day: int) -> Node:
    if isinstance(node, Date) and node.weekday is None and node.day is not None:
        return Date(node.year, node.month, node.day, day, node.which, node.hijri, node.swap, node.year_shift,
                    node.month_shift)  # fmt: skip
    return Both(Date(weekday=day), node)


@COMBOS.rule("a:TK (COMMA|OPEN|ON|THE|DOT)* b:TD CLOSE?")
def weekday_date(found: Found) -> Built:
    first, second = found["a"], found["b"]
    if isinstance(second, Date) and second.weekday is not None:
        return None
    inner = [a for a in found.inside if a.has("CLOSE") or a.has("OPEN")]
    if len(inner) == 1 and inner[0].has("OPEN"):
        return None
    return "TD", with_weekday(second, first.weekday)


@COMBOS.rule("a:TR (COMMA|OPEN|ON|IN|THE)* b:TK (CLOSE|COMMA|ON|IN|THE)* c:TD", "a:TR (COMMA|OPEN|ON|IN|THE)* b:TK CLOSE?", "a:TR (COMMA|OPEN|ON)* c:TD CLOSE?")
def today_weekday_date(found: Found) -> Built:
    node: Node = found["a"]
    if isinstance(node, Count):
        if "b" not in found._classes:
            return None
        return "TR", InWeek(found["b"].weekday, node)
    if found.get("c") is not None:
        date = found["c"]
        if "b" in found._classes:
            date = with_weekday(date, found["b"].weekday)
        return "TD", Both(date, node)
    return "TR", Both(node, found["b"])


@COMBOS.rule("a:TK COMMA? c:TR")
def weekday_count(found: Found) -> Built:
    node = found["c"]
    if isinstance(node, Count):
        return "TR", InWeek(found["a"].weekday, node)
    return ("TR", Both(node, found["a"])) if isinstance(node, Relative) and len(found.inside) == 2 else None


@COMBOS.rule("a:TD (OPEN|COMMA|SLASH|ON|DASH|OF)* b:TD CLOSE?")
def two_calendars(found: Found) -> Built:
    first, second = found["a"], found["b"]
    hijri = [d.hijri for d in (first, second) if isinstance(d, Date)]
    if sorted(hijri) != [False, True]:
        return None
    civil, moon = (second, first) if first.hijri else (first, second)
    return "TD", Both(civil, moon)


@COMBOS.rule("w:TW (COMMA|DASH|ON|OF)* d:TK", "d:TK (COMMA|OF|IN|ON|THE)* w:TW", "w:BW (COMMA|DASH)? d:TK")
def day_in_week(found: Found) -> Built:
    return "TD", InWeek(found["d"].weekday, found["w"])


@COMBOS.rule("d:DAY (OF|THE|IN|TO)* m:TM", "d:DAY (OF|THE|IN)* m:BM", "d:DAY UD (OF|IN)* m:TM")
def day_of_month_unit(found: Found) -> Built:
    month = found["m"]
    if isinstance(month, Unit) and month.unit == "month":
        return "TD", Date(day=found["d"], month_shift=month.offset)
    return None


@COMBOS.rule("a:TD (OF|THE|IN|FROM)* m:BM", "a:TD (OF|THE|IN|FROM)* m:TM")
def weekday_day_of_month_unit(found: Found) -> Built:
    date, month = found["a"], found["m"]
    if not (isinstance(date, Date) and date.month is None and date.day and isinstance(month, Unit)):
        return None
    if month.unit != "month":
        return None
    return "TD", Date(day=date.day, weekday=date.weekday, month_shift=month.offset)


@COMBOS.rule("m:TM (OF|IN|COMMA|FROM)* y:TY", "m:TM (OF|IN)* y:BY", "a:TD (OF|IN|COMMA|FROM)* y:TY", "m:TM (OF|IN)* s:TS")
def month_year_shift(found: Found) -> Built:
    """ "June next year", "ربيع السنة الماضية", "en mars de la même année"."""
    base: Node = found["m"] if "m" in found._classes else found["a"]
    if "s" in found._classes:
        same = found["s"]
        if not (isinstance(same, Anaphor) and same.unit == "year" and isinstance(base, Date)):
            return None
        if same.n:
            return "TM", Date(None, base.month, base.day, year_shift=100 + same.n)
        return ("TD" if base.day else "TM"), Date(None, base.month, base.day, year_shift=100)
    year: Node = found["y"]
    if isinstance(base, Unit) and base.season:
        return "TM", Both(Unit("season", None, season=base.season), year)
    if not isinstance(base, Date) or base.year is not None or base.month is None:
        return None
    if isinstance(year, Date) and year.year is not None:
        return ("TD" if base.day else "TM"), Date(year.year, base.month, base.day, base.weekday, hijri=base.hijri)
    if isinstance(year, Unit) and year.offset is not None:
        return ("TD" if base.day else "TM"), Date(None, base.month, base.day, base.weekday, year_shift=year.offset)
    return None


@COMBOS.rule("THE? n:RANK u:UNIT (OF|IN|THE)* c:TM", "THE? n:RANK u:UNIT (OF|IN|THE)* c:TY", "n:RANK u:UNIT (OF|IN|THE)* c:BM",
            "n:RANK u:UNIT (OF|IN|THE)* c:BY", "THE? u:UNIT n:RANK (OF|IN|THE|FROM)* c:TM",
            "THE? u:UNIT n:RANK (OF|IN|THE|FROM)* c:TY", "u:UNIT n:RANK (OF|IN|THE)* c:BM", "u:UNIT n:RANK (OF|IN)* c:BY",
            "THE? n:RANK q:QTY u:UNIT (OF|IN|THE)* c:TM", "THE? n:RANK q:QTY u:UNIT (OF|IN|THE)* c:TY",
            "n:RANK d:TK (OF|IN|THE)* c:TM", "n:RANK d:TK (OF|IN|THE)* c:BM", "d:TK n:RANK (OF|IN|FROM)* c:TM",
            "n:RANK u:BW (OF|IN|THE)* c:TM", "n:RANK u:BW (OF|IN|THE)* c:TY")  # fmt: skip
def nth(found: Found) -> Built:
    container: Node = found["c"]
    if "d" in found._classes:
        return "TD", Nth(found["n"], "weekday", found["d"].weekday, container)
    unit = found["u"]
    if isinstance(unit, Unit):
        unit = unit.unit
    count = int(found["q"]) if "q" in found._classes and isinstance(found["q"], int) else 1
    return _nth_category(unit), Nth(found["n"], unit, None, container, count)


def _nth_category(unit: str) -> str:
    return {"day": "TD", "week": "TW", "month": "TM"}.get(unit, "TU")


@COMBOS.rule("THE? LASTS q:QTY? u:UNIT (OF|IN|THE)* c:TM", "THE? LASTS q:QTY? u:UNIT (OF|IN|THE)* c:TY",
            "THE? LASTS q:QTY? u:UNIT (OF|IN|THE)* c:BY", "u:TW (OF|IN) THE? c:TM", "u:TW (OF|IN) THE? c:TY",
            "e:EDGE u:UD OF? c:TM", "u:TX (OF|IN) c:TY", "u:TX (OF|IN) c:TM")  # fmt: skip
def last_of(found: Found) -> Built:
    container: Node = found["c"]
    unit = found["u"]
    if isinstance(unit, Unit):
        if unit.offset != -1:
            return None
        return "TW", Nth(-1, unit.unit, None, container)
    if isinstance(unit, Count):
        if unit.sign > 0 or len(unit.parts) != 1:
            return None
        n, name = unit.parts[0]
        return _nth_category(name), Nth(-1, name, None, container, int(n))
    if "e" in found._classes:
        return ("TD", Nth(-1, "day", None, container)) if found["e"] == "end" else None
    count = int(found["q"]) if found.has("q") and isinstance(found["q"], int) else 1
    return _nth_category(unit), Nth(-1, unit, None, container, count)


@COMBOS.rule("THE? s:SEASON (OF|IN|THE)* y:TY", "THE? s:SEASON (OF|IN|THE)* y:BY")
def season_of(found: Found) -> Built:
    return "TM", Both(Unit("season", None, season=found["s"]), found["y"])


@COMBOS.rule("THE? q:TQ (OF|IN|THE|FROM)* c:TY", "THE? q:TQ (OF|IN|THE|FROM)* c:BY", "c:TY (DASH|COMMA)? THE? q:TQ", "THE q:TQ", "q:TQ")
def quarter_of(found: Found) -> Built:
    part = found["q"]
    container = found["c"] if "c" in found._classes else None
    return "TM", Nth(part.n, part.unit, None, container)


@COMBOS.rule("n:RANK d:TK")
def nth_weekday(found: Found) -> Built:
    """ "third Tuesday": of the present month."""
    if found.language != "en" or found.before is not None and found.before.has("THE"):
        return None
    return "TD", Nth(found["n"], "weekday", found["d"].weekday, Unit("month", 0))


@COMBOS.rule("WEEK_OF (THE|OF|ON)* d:TD", "WEEKS (OF|THE|ON)* d:TD", "WEEK_OF d:TDAY", "WEEK_OF THE? n:DAY",
            "WEEKS (OF|THE)* n:O1", "WEEKS OF n:D2")  # fmt: skip
def week_of(found: Found) -> Built:
    if found.before is not None and found.before.any(("D2", "W1", "O1", "FEW")):
        return None
    if "d" in found._classes and isinstance(found["d"], Nth):
        return None
    if "n" in found._classes:
        return "TW", WeekOf(Date(day=found["n"]))
    return "TW", WeekOf(found["d"])


@COMBOS.rule("WEEKS n:D2")
def week_number(found: Found) -> Built:
    return ("TW", Nth(found["n"], "week", None, Unit("year", 0))) if found.language == "en" else None


@PARTS.rule("EDGE (OF|THE|IN|DASH)* t:TM", "EDGE (OF|THE|IN|DASH)* t:TY", "EDGE (OF|THE|IN)* t:TW", "EDGE (OF|THE|IN)* t:TU",
            "EDGE (OF|THE|IN)* t:BM", "EDGE (OF|THE|IN)* t:BY", "EDGE (OF|THE|IN)* t:BW", "EDGE OF? t:UY", "EDGE t:TS",
            "THE? EDGE (OF|THE|IN|DASH)* t:TF")  # fmt: skip
def edge(found: Found) -> Built:
    which = next(a.kinds["EDGE"] for a in found.inside if a.has("EDGE"))
    node: Node = Unit("year", 0) if found.kind("t") == "UY" else found["t"]
    if found.kind("t") == "TF" and not (isinstance(node, Feast) and len(node.on) == 1):
        return None
    if found.kind("t") == "TS" and not (isinstance(node, Anaphor) and node.unit != "day"):
        return None
    return "TE", Edge(which, node)


@PARTS.rule("PART (OF|THE|ON|DAY_AFTER|THIS|NIGHT|COMMA)* t:TDAY", "NIGHT (OF|THE|ON)* t:TDAY")
def part_first(found: Found) -> Built:
    """ "صباح الأحد", "the morning of 5 May", "ليل السبت"."""
    if any(a.has("COMMA") for a in found.inside):
        return None
    return found.kind("t"), found["t"]


@PARTS.rule("t:TDAY (COMMA|IN|THE|AT)* PART", "t:TDAY (IN|THE|AT)* NIGHT")
def part_last(found: Found) -> Built:
    return found.kind("t"), found["t"]


@PARTS.rule("THIS PART", "PART THIS")
def this_part(found: Found) -> Built:
    return "TR", Relative(0)


# --- SPANS: nights, ranges, pairs -----------------------------------------------------------------------------------


@PARTS.rule("NIGHT (OF|FROM|THE|ON)* a:TDAY (TO|DASH|AND|SLASH|ON)* b:TDAY", "NIGHT (OF|FROM|THE|ON)* n:DAY (TO|DASH|AND)+ b:TD",
            "NIGHT (OF|FROM|THE)* n:DAY DASH b:TD", "a:TDAY (TO|DASH|SLASH) b:TDAY NIGHT",
            "NIGHT (OF|FROM|THE|ON)* n:DAY (TO|DASH|AND)+ THE? n2:DAY")  # fmt: skip
def night(found: Found) -> Built:
    if "n2" in found._classes:
        return ("TN", Night(Date(day=found["n"]), Date(day=found["n2"]))) if found["n2"] == found["n"] + 1 else None
    end = found["b"]
    if "n" in found._classes:
        return "TN", Night(_with_day(end, found["n"]), end)
    return "TN", Night(_like(found["a"], end), end)


def _with_day(date: Node, day: int) -> Node:
    if isinstance(date, Both):
        return _with_day(date.first, day)
    if not isinstance(date, Date):
        return Date(day=day)
    month, year = date.month, date.year
    if date.day is not None and day > date.day and month is not None:
        month = month - 1 or 12
        year = year - 1 if year is not None and month == 12 else year
    return Date(year, month, day, None, date.which, date.hijri, year_shift=date.year_shift, month_shift=date.month_shift)


def _like(first: Node, second: Node) -> Node:
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
        return _keep_weekday(_with_day(second, first.day), first.weekday)
    if year is not None and second.month is not None and first.month > second.month:
        year -= 1
    return Date(year, first.month, first.day, first.weekday, first.which, first.hijri, first.swap,
                second.year_shift, first.month_shift)  # fmt: skip


def _keep_weekday(node: Node, weekday: int | None) -> Node:
    if isinstance(node, Date) and weekday is not None:
        return Date(node.year, node.month, node.day, weekday, node.which, node.hijri)
    return node


_END = "(TO|DASH|UNTIL)+ (THE|ON|OF)*"


@SPANS.rule(f"(FROM|SINCE)? a:T {_END} b:T", f"(FROM|SINCE)? a:TE {_END} b:TE", f"(FROM|SINCE) a:TE {_END} b:T",
            f"(FROM|SINCE) a:T {_END} b:TE", "BETWEEN THE? a:T (AND|DASH|TO|UNTIL) THE? b:T",
            "BETWEEN THE? a:T (AND|DASH|TO) THE? b:TE", "BETWEEN THE? a:TE (AND|DASH|TO) THE? b:TE",
            "BETWEEN THE? a:TE (AND|DASH|TO) THE? b:T", f"(FROM|SINCE)? a:T {_END} b:NOWDAY", "BETWEEN a:T AND b:NOWDAY",
            "BETWEEN a:NOWDAY AND b:T", "IN a:TY (TO|UNTIL) b:T")  # fmt: skip
def span(found: Found) -> Built:
    first, second = _like(found["a"], found["b"]), found["b"]
    if isinstance(first, (Range, Pair)) or isinstance(second, (Range, Pair)):
        return None
    if isinstance(first, Relative) and isinstance(second, Relative) and first.days >= second.days:
        return None
    opened = found.inside[0].any(("FROM", "SINCE", "BETWEEN", "IN"))
    if not opened and found.kind("a") != found.kind("b"):
        return None  # a dash between clauses, "lundi à 2015"
    return "TX", Range(first, second)


@SPANS.rule(f"(FROM|BETWEEN|SINCE)? (THE|ON)* n:DAY (TO|DASH|UNTIL|AND)+ THE? b:TD",
            f"FROM? n:DAY (TO|DASH|UNTIL) THE? n2:DAY (OF|IN|THE|TO)* m:TM", "BETWEEN n:DAY (AND|DASH|TO) n2:DAY (OF|IN|THE)* m:TM",
            "n:DAY AND n2:DAY (OF|IN|THE)* m:TM")  # fmt: skip
def day_span(found: Found) -> Built:
    """ "3 au 5 mars", "4 to 22 this month", "12 and 13 October", "يومي 10 و11 يونيو"."""
    if "b" in found._classes:
        end: Node = found["b"]
    elif isinstance(found["m"], Unit) and found["m"].unit == "month":
        end = Date(day=found["n2"], month_shift=found["m"].offset)
    else:
        return None
    if isinstance(end, Date) and end.day is None or isinstance(end, (Nth, InWeek)):
        return None
    first = _with_day(end, found["n"])
    joined = found.inside[0].has("BETWEEN") or not any(a.has("AND") for a in found.inside)
    if isinstance(first, Date) and isinstance(end, Date) and first.day == end.day:
        return None
    return "TX", Range(first, end) if joined else Pair((first, end))


@SPANS.rule("a:TD (TO|DASH|UNTIL)+ THE? n:DAY")
def date_to_day(found: Found) -> Built:
    """ "November 19-20", "april 9th through 17th"."""
    start, after = found["a"], found.after
    if not isinstance(start, Date) or start.day is None:
        return None
    if after is not None and after.any(("X", "UD", "UW", "UM", "UY", "UH")):
        return None
    month, year = start.month, start.year
    if found["n"] < start.day and month is not None:
        month = month % 12 + 1
        year = year + 1 if year is not None and month == 1 else year
    return "TX", Range(start, Date(year, month, found["n"], year_shift=start.year_shift, month_shift=start.month_shift))


@SPANS.rule("w:TW BETWEEN a:TK (AND|DASH|TO) b:TK", "w:TW FROM a:TK (TO|UNTIL|DASH)+ b:TK", "a:TK AND b:TK (OF|IN)? w:TW")
def span_in_week(found: Found) -> Built:
    start, end = InWeek(found["a"].weekday, found["w"]), InWeek(found["b"].weekday, found["w"])
    return "TX", Range(start, end)


@SPANS.rule("a:TK (COMMA c:TK)? AND b:TK", "a:TK AND c:TK AND b:TK", "a:TM (COMMA c:TM)? AND b:TM", "a:TY AND b:TY",
            "UM? a:TM AND b:TM", "a:TD AND b:TD")  # fmt: skip
def pair(found: Found) -> Built:
    first, last = found["a"], found["b"]
    middle = found["c"] if "c" in found._classes else None
    if found.kind("a") == "TY":
        return None
    if found.kind("a") == "TD":
        if not (isinstance(first, Date) and isinstance(last, Date) and first.year is None and first.month is not None):
            return None
        if found.language != "en":
            return None
        return "TX", Pair((_like(first, last), last))
    if isinstance(first, Unit) or isinstance(last, Unit):
        return None
    items = tuple(_like(n, last) for n in (first, middle) if n is not None)
    return "TX", Pair((*items, last))


@SPANS.rule("QTY UNIT ((COMMA|AND)* QTY UNIT)* d:AFTER t:T", "QTY UNIT ((COMMA|AND)* QTY UNIT)* d:BEFORE t:T",
            "QTY UNIT ((COMMA|AND)* QTY UNIT)* d:FROM t:T", "d:BEFORE t:T IN QTY UNIT", "d:AFTER t:T IN QTY UNIT",
            "d:AFTER QTY UNIT (OF|FROM) t:T", "d:BEFORE QTY UNIT (OF|FROM) t:T", "IN? QTY UNIT d:SINCE (THE|UY)* t:T")  # fmt: skip
def counted_from(found: Found) -> Built:
    """ "2 weeks before Christmas", "بعد يومين من ...", "three weeks from tomorrow"."""
    base: Node = found["t"]
    sign = -1 if found.kind("d") == "BEFORE" else 1
    if found.kind("d") == "SINCE" and found.inside[0].text != "in":
        return "TX", Count(_parts(found), 1, base=base, span=True)
    return "TR", Count(_parts(found), sign, base=base)


@SPANS.rule("OF? QTY UNIT COMMA? d:SINCE ON? t:T", "THE UNIT COMMA? d:SINCE ON? t:T", "BARE COMMA? d:SINCE ON? t:T",
            languages=["en"])  # fmt: skip
def counted_stretch(found: Found) -> Built:
    since_word = found.get("d")
    if since_word is not None and since_word.text == "from" and not any(a.any(("COMMA",)) for a in found.inside):
        return None
    bare = found.inside[0].value_as(("BW", "BM", "BY"))
    if bare is not None:
        return "TX", Count(((1, bare.unit),), 1, base=found["t"], span=True)
    return "TX", Count(_parts(found), 1, base=found["t"], span=True)


@SPANS.rule("SINCE (THE|ON)* t:T", "SINCE (THE|ON)* t:TE", "AGO t:TE", "AGO t:T")
def since(found: Found) -> Built:
    node = found["t"]
    if isinstance(node, (Range, Count, Pair)) or (found.inside[0].has("AGO") and not found.inside[0].has("SINCE")):
        return None
    return "TSINCE", Since(node)


@SPANS.rule("UNTIL (THE|ON)* t:T", "UNTIL (THE|ON)* t:TE")
def until(found: Found) -> Built:
    node = found["t"]
    return None if isinstance(node, (Range, Pair)) else ("TUNTIL", Until(node))


EMITTED = frozenset(("TD", "TM", "TY", "TW", "TU", "TR", "TK", "TF", "TS", "TN", "TX", "TE", "TSINCE", "TUNTIL"))
