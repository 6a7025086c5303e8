"""Weeks, months, years, seasons, and distances counted in them."""

from marsad.ground.days.nodes import Anaphor, Both, Count, Date, Edge, Node, Nth, Range, Relative, Rest, Since, Unit
from marsad.ground.days.patterns import Built, Found
from marsad.ground.days.rules_common import DAYS, UNIT_KINDS, UNITS, WHICH, parts_of, unit_node, which_of


@UNITS.rule("w:WHICH w2:WHICH? THE? u:UNIT", "THIS? THE? u:UNIT w:WHICH", "w:WHICH s:SAME u:UNIT")
def unit_which(found: Found) -> Built:
    unit, offset = found["u"], which_of(found, "w")
    if (
        found.language == "en"
        and found.inside[-1].any(WHICH)
        and found.after is not None
        and found.after.any(UNIT_KINDS)
    ):
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
    if atom is not None and found.language == "fr" and atom.has("PLURAL"):
        return ("TX", Count(((3, unit),), -1, span=True, loose=True)) if offset == -1 and unit == "day" else None
    return unit_node(unit, offset)


@UNITS.rule("SAME u:UNIT", "THE? u:UNIT SAME", "THAT SAME? u:UNIT", "THIS u:UNIT DASH THAT")
def unit_same(found: Found) -> Built:
    unit = found["u"]
    if found.language == "ar" and found.inside[0].has("SAME") and not found.inside[0].has("SAME_FIRST"):
        return None
    if unit == "day":
        return "TS", Anaphor(0)
    return ("TS", Anaphor(0, unit)) if unit in ("week", "month", "year") else None


@UNITS.rule("THE? u:UNIT AFTER_NEXT", "THE? u:UNIT (AFTER|AFTER_NEXT) THE? NEXT")
def unit_after_next(found: Found) -> Built:
    if found.after is not None and found.after.any(("WD", "MON", "FEAST", *UNIT_KINDS)):
        return None  # "two months after | next Friday"
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
    joined = before is not None and before.has("OF_THE")
    definite = joined or found.inside[0].has("THE") or (found.language == "ar" and found.get("u").text.startswith("ال"))  # type: ignore[union-attr]
    if "MYUNIT" in found._classes["u"]:
        return unit_node("coming weekend" if unit == "weekend" else unit, 0)
    if unit == "weekend":
        return "TU", Unit("weekend", None)
    return ("B" + {"week": "W", "month": "M", "year": "Y"}[unit], Unit(unit, 0)) if definite else None


def _loose(found: Found) -> bool:
    return any(a.has("FEW") for a in found.inside) or any(
        found.language == "ar" and p.has("PLURAL") and len(found.inside) == 2 for p in found.inside
    )


_UNITS_COUNTED = "ABOUT? THE? QTY? UNITH ((COMMA|AND)* QTY UNITH)*"


@UNITS.rule(f"{_UNITS_COUNTED} AGO", languages=["en"])
@UNITS.rule(f"AGO {_UNITS_COUNTED} HENCE?", languages=["fr", "ar"])
def ago(found: Found) -> Built:
    parts = whole_days(parts_of(found))
    if any(unit in ("hour", "minute") for _, unit in parts):
        return (
            ("TR", Relative(0))
            if len(parts) == 1 and parts[0][1] == "hour" and not found.inside[0].has("DURATION")
            else None
        )
    first = found.inside[0]
    if first.has("HENCE"):
        return None
    if first.has("SINCE") and first.has("DURATION"):
        return "TSINCE", Since(Count(parts, -1, span=True, loose=_loose(found)))
    if first.has("SINCE") and _loose(found):
        return "TSINCE", Since(Count(parts, -1, loose=True))  # "منذ أسابيع": how long, rather than when
    return "TR", Count(parts, -1, loose=_loose(found))


@UNITS.rule(f"{_UNITS_COUNTED} HENCE", "IN QTY UNITH ((COMMA|AND)* QTY UNITH)*", languages=["en"])
@UNITS.rule(f"HENCE {_UNITS_COUNTED}", languages=["fr"])
@UNITS.rule(f"AFTER {_UNITS_COUNTED} HENCE", f"{_UNITS_COUNTED} HENCE", languages=["ar"])
def hence(found: Found) -> Built:
    parts = parts_of(found)
    if any(unit in ("hour", "minute") for _, unit in parts):
        return None
    if found.language == "fr" and not any(a.any(("QTY", "W1", "D2", "DN", "FEW")) for a in found.inside):
        return None
    if found.language == "en" and found.inside[0].has("IN") and not found.inside[0].has("AHEAD_IN"):
        return None
    ahead = found.inside[-1].has("AHEAD_SPAN")
    return ("TX", Count(parts, 1, span=True)) if ahead else ("TR", Count(parts, 1, loose=_loose(found)))


@UNITS.rule(f"{_UNITS_COUNTED} w:LATER", f"{_UNITS_COUNTED} w:EARLIER", languages=["en", "fr"])
def later(found: Found) -> Built:
    parts = whole_days(parts_of(found))
    if any(unit in ("hour", "minute") for _, unit in parts):
        return "TS", Anaphor(0)
    if _before_happening(found):
        return _told(found) if found.inside[-1].has("AFTER") else None
    sign = 1 if found.kind("w") == "LATER" else -1
    return "TS", Count(parts, sign, from_spoken=True, loose=_loose(found))


def _told(found: Found) -> Built:
    """A counted distance from a happening; "a few days after the raid" is too vague to date it."""
    counted = any(a.any(("D2", "DN", "W1", "WN")) for a in found.inside)
    single = any(a.has("ONE_UNIT") for a in found.inside)
    return ("TH", Count(parts_of(found), 1, told=True)) if (counted or single) and not _loose(found) else None


def whole_days(parts: tuple[tuple[float, str], ...]) -> tuple[tuple[float, str], ...]:
    """ "48 hours" are two days; fewer than a day stay hours."""
    if len(parts) == 1 and parts[0][1] == "hour" and parts[0][0] >= _LONG_HOURS:
        return ((round(parts[0][0] / 24), "day"),)
    return parts


_LONG_HOURS = 20


def _before_happening(found: Found) -> bool:
    """Whether what stands behind "two days after" is a happening: a noun, and no day."""
    after, then = found.after, found.ahead(1)
    if not found.inside[-1].any(("AFTER", "BEFORE")) or after is None:
        return False
    return after.has("X") or (after.any(("THE", "OF")) and then is not None and then.has("X"))


@UNITS.rule("QTY UNIT ((COMMA|AND)* QTY UNIT)* w:AFTER", languages=["en", "fr"])
def after_happening(found: Found) -> Built:
    """ "ten days after mutinous soldiers overthrew the president"."""
    return _told(found) if _before_happening(found) else None


@UNITS.rule("r:ASPAN")
def spoken_span(found: Found) -> Built:
    """ "in the preceding days", "les jours suivants"."""
    return "TS", Count(
        ((abs(found["r"]), "day"),), 1 if found["r"] > 0 else -1, span=True, from_spoken=True, loose=True
    )


@UNITS.rule(
    "b:BEFORE THAT IN? QTY? UNITH", "b:EARLIER (X|UD)? IN QTY? UNITH", "b:LATER IN QTY? UNITH", languages=["ar"]
)
@UNITS.rule(f"b:AFTER {_UNITS_COUNTED}", f"b:AFTER {_UNITS_COUNTED} (OF|FROM) THAT", languages=["ar"])
def later_arabic(found: Found) -> Built:
    parts = whole_days(parts_of(found))
    timely = not any(unit in ("hour", "minute") for _, unit in parts)
    named = found.after is not None and found.after.any(("OF", "FROM", "OF_WHAT")) and not found.after.has("IN")
    if named and not found.inside[-1].has("THAT"):
        return _told(found) if found.kind("b") == "AFTER" and timely else None
    if any(unit in ("hour", "minute") for _, unit in parts):
        return "TS", Anaphor(0)
    sign = 1 if found.kind("b") in ("AFTER", "LATER") else -1
    return "TS", Count(parts, sign, from_spoken=True, loose=_loose(found))


@UNITS.rule(
    "THE? d:LASTS THE? QTY UNIT ((COMMA|AND)* QTY UNIT)*",
    "THE? QTY d:DIRECTION UNIT",
    "THE? UNIT QTY d:DIRECTION",
    "THE? QTY UNIT d:DIRECTION",
    "THE? d:NEXT QTY UNIT ((COMMA|AND)* QTY UNIT)*",
    "THIS? d:LASTS QTY UNIT",
    "THE? UNIT FEW d:DIRECTION",
    "THE? d:DIRECTION FEW UNIT",
    "THE? d:DIRECTION COUPLE OF? UNIT",
)
def stretch(found: Found) -> Built:
    """ "the past three days", "الأيام الثلاثة الماضية": ends or begins today."""
    parts = _parts_any_order(found)
    if found.before is not None and found.before.any(("DASH", "D2", "TO", "UNTIL")):
        return None
    direction = 1 if found.kind("d") == "NEXT" else -1
    whole = all(unit in ("week", "quarter", "decade", "century", "weekend") for _, unit in parts) and any(
        unit in ("quarter", "decade") or found.inside[0].has("WHOLE") for _, unit in parts
    )
    calendar = whole and not (found.language == "en" and parts[0][1] == "week" and not found.inside[0].has("ONLY_LAST"))
    return "TX", Count(parts, direction, span=True, calendar=calendar, loose=_loose(found))


def _parts_any_order(found: Found) -> tuple[tuple[float, str], ...]:
    parts = parts_of(found)
    if len(parts) == 1 and parts[0][0] == 1.0:
        for atom in found.inside:
            value = atom.value_as(("D2", "DN", "W1", "WN"))
            if value is not None:
                return ((float(value), parts[0][1]),)
            if atom.has("FEW"):
                return ((3.0, parts[0][1]),)
    return parts


@UNITS.rule("n:QTY u:UH LASTS", "UH n:QTY LASTS", "LASTS n:QTY u:UH", "n:QTY LASTS u:UH", "UH THE? n:QTY LASTS")
def past_hours(found: Found) -> Built:
    """ "the past 24 hours", "الساعات الـ48 الماضية": from so many days ago until today."""
    hours = found["n"]
    if not isinstance(hours, int) or not _LONG_HOURS <= hours <= 240:
        return None
    return "TX", Range(Relative(-round(hours / 24)), Relative(0))


@UNITS.rule("WITHIN (THE? NEXT)? QTY? UNIT (HENCE|(FROM t:TR))?")
def within(found: Found) -> Built:
    if found.language != "en":
        return None
    return "TX", Count(parts_of(found), 1, base=Relative(0), span=True)


@UNITS.rule("REST OF? w:WHICH? b:UNIT", "REST OF? THE? b:UNIT", "REST OF? b:MYUNIT", "REST OF? b:UNIT w:WHICH?")
def rest(found: Found) -> Built:
    return "TX", Rest(Unit(found["b"], 0))


@UNITS.rule(
    "s:SEASON (OF|UY)* y:YEAR", "THE s:SEASON", "IN THE? s:SEASON", "w:WHICH THE? s:SEASON", "THE? s:SEASON w:WHICH"
)
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
