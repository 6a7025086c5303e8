"""What is put together from days and units: weekday with date, day in a week, third week of a year."""

from marsad.ground.days.nodes import Anaphor, Both, Count, Date, InWeek, Node, Nth, Relative, Unit, WeekOf
from marsad.ground.days.patterns import Built, Found
from marsad.ground.days.rules_common import COMBOS


def with_weekday(node: Node, day: int, which: int | None = None) -> Node:
    if isinstance(node, Date) and node.weekday is None and node.day is not None:
        return Date(
            node.year,
            node.month,
            node.day,
            day,
            node.which if which is None else which,
            node.hijri,
            node.swap,
            node.year_shift,
            node.month_shift,
        )
    return Both(Date(weekday=day), node)


@COMBOS.rule("a:TK (COMMA|OPEN|ON|THE|DOT)* b:TD CLOSE?")
def weekday_date(found: Found) -> Built:
    first, second = found["a"], found["b"]
    if isinstance(second, Date) and second.weekday is not None:
        return None
    inner = [a for a in found.inside if a.has("CLOSE") or a.has("OPEN")]
    if len(inner) == 1 and inner[0].has("OPEN"):
        return None
    return "TD", with_weekday(second, first.weekday, first.which)


@COMBOS.rule(
    "a:TR (COMMA|OPEN|ON|IN|THE)* b:TK (CLOSE|COMMA|ON|IN|THE)* c:TD",
    "a:TR (COMMA|OPEN|ON|IN|THE)* b:TK CLOSE?",
    "a:TR (COMMA|OPEN|ON)* c:TD CLOSE?",
)
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


@COMBOS.rule("a:TD COMMA (W1|THE) b:TK")
def date_a_weekday(found: Found) -> Built:
    """ "le 13 mars 2016, un dimanche"."""
    date, day = found["a"], found["b"]
    if not isinstance(date, Date) or date.weekday is not None or not isinstance(day, Date):
        return None
    return ("TD", with_weekday(date, day.weekday)) if day.weekday else None


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


@COMBOS.rule(
    "m:TM (OF|IN|COMMA|FROM)* y:TY",
    "m:TM (OF|IN)* y:BY",
    "a:TD (OF|IN|COMMA|FROM)* y:TY",
    "m:TM (OF|IN)* s:TS",
    "a:TD (OF|IN)* s:TS",
)
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


@COMBOS.rule(
    "THE? n:RANK u:UNIT (OF|IN|THE)* c:TM",
    "THE? n:RANK u:UNIT (OF|IN|THE)* c:TY",
    "n:RANK u:UNIT (OF|IN|THE)* c:BM",
    "n:RANK u:UNIT (OF|IN|THE)* c:BY",
    "THE? u:UNIT n:RANK (OF|IN|THE|FROM)* c:TM",
    "THE? u:UNIT n:RANK (OF|IN|THE|FROM)* c:TY",
    "u:UNIT n:RANK (OF|IN|THE)* c:BM",
    "u:UNIT n:RANK (OF|IN)* c:BY",
    "THE? n:RANK q:QTY u:UNIT (OF|IN|THE)* c:TM",
    "THE? n:RANK q:QTY u:UNIT (OF|IN|THE)* c:TY",
    "n:RANK d:TK (OF|IN|THE)* c:TM",
    "n:RANK d:TK (OF|IN|THE)* c:BM",
    "d:TK n:RANK (OF|IN|FROM)* c:TM",
    "n:RANK u:BW (OF|IN|THE)* c:TM",
    "n:RANK u:BW (OF|IN|THE)* c:TY",
)
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


@COMBOS.rule(
    "THE? LASTS q:QTY? u:UNIT (OF|IN|THE)* c:TM",
    "THE? LASTS q:QTY? u:UNIT (OF|IN|THE)* c:TY",
    "THE? LASTS q:QTY? u:UNIT (OF|IN|THE)* c:BY",
    "u:TW (OF|IN) THE? c:TM",
    "u:TW (OF|IN) THE? c:TY",
    "e:EDGE u:UD OF? c:TM",
    "u:TX (OF|IN) c:TY",
    "u:TX (OF|IN) c:TM",
)
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


@COMBOS.rule(
    "THE? q:TQ (OF|IN|THE|FROM)* c:TY",
    "THE? q:TQ (OF|IN|THE|FROM)* c:BY",
    "c:TY (DASH|COMMA)? THE? q:TQ",
    "THE q:TQ",
    "q:TQ",
)
def quarter_of(found: Found) -> Built:
    part = found["q"]
    container = found["c"] if "c" in found._classes else None
    return "TM", Nth(part.n, part.unit, None, container)


@COMBOS.rule("n:RANK d:TK")
def nth_weekday(found: Found) -> Built:
    """ "third Tuesday": of the present month."""
    if found.language != "en" or (found.before is not None and found.before.has("THE")):
        return None
    return "TD", Nth(found["n"], "weekday", found["d"].weekday, Unit("month", 0))


@COMBOS.rule(
    "WEEK_OF (THE|OF|ON)* d:TD",
    "WEEKS (OF|THE|ON)* d:TD",
    "WEEK_OF d:TDAY",
    "WEEK_OF THE? n:DAY",
    "WEEKS (OF|THE)* n:O1",
    "WEEKS OF n:D2",
)
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
