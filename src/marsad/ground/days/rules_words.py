"""Day words, weekdays, lone days of a month and feasts."""

from marsad.ground.days.atoms import Atom
from marsad.ground.days.nodes import Anaphor, Count, Date, Feast, Range, Relative
from marsad.ground.days.patterns import Built, Found
from marsad.ground.days.rules_common import DAYS, UNIT_KINDS, WHICH, which_cut, which_of, width_of


@DAYS.rule("r:REL")
def relative(found: Found) -> Built:
    if found.language == "ar" and found.after is not None and found.after.has("O1") and found.inside[0].has("DAY_WORD"):
        return None  # "the seventh day"
    return "TR", Relative(found["r"])


@DAYS.rule("r:RNIGHT")
def overnight(found: Found) -> Built:
    return "TN", Relative(found["r"], night=True)


@DAYS.rule(
    "(TO|IN|OF|ON|FROM)? THE? (REL|UD) n:RANK RUNNING",
    "(TO|IN|OF|ON)? THE? n:RANK (RUNNING UD|UD RUNNING)",
    "n:RANK RUNNING? UD IN? RUNNING",
)
def running(found: Found) -> Built:
    """ "for the seventh day in a row": from then until today."""
    return ("TX", Range(Relative(1 - found["n"]), Relative(0))) if found["n"] > 1 else None


@DAYS.rule("n:NOW")
def now(found: Found) -> Built:
    return "NOWDAY", Relative(0)


@DAYS.rule("r:ANA")
def anaphor(found: Found) -> Built:
    then = found.ahead(1)
    named = found.after is not None and found.after.has("OF") and not found.after.has("IN")
    if found.language == "fr" and found["r"] and named and then is not None and then.any(("X", "THE")):
        return None  # "au lendemain de l'entrée": counted from a happening that is named
    return "TS", Anaphor(found["r"])


@DAYS.rule("r:ANIGHT")
def anaphor_night(found: Found) -> Built:
    return "TS", Anaphor(found["r"], "night")


@DAYS.rule(
    "UD? d:WD",
    "UD d:WDB",
    "w:WHICH w2:WHICH? UD? d:WEEKDAY",
    "UD? d:WD w:WHICH",
    "UD d:WDB w:WHICH",
    "SAME d:WD",
    "THIS SAME d:WD",
    "THIS d:WD DASH? THAT",
    "THAT SAME? d:WD",
    "UD? d:WD SAME",
)
def weekday(found: Found) -> Built:
    if found.inside[0].any(WHICH) and found.before is not None and found.before.any(UNIT_KINDS):
        return None  # "last week Sunday"
    if which_cut(found):
        return None
    then = found.ahead(1)
    if found.after is not None and found.after.has("AND") and then is not None and then.any(("WN", "OBIG")):
        return None  # "الاثنين والأربعين": forty-two
    which = which_of(found, "w") if "w" in found._classes else None
    if "w2" in found._classes and found.has("w2"):
        which = 2 * (which_of(found, "w2") or 0)
    if found.inside[0].has("SAME") or found.inside[-1].has("THAT"):
        return "TS", Date(weekday=found["d"], month_shift=101)
    return "TK", Date(weekday=found["d"], which=which)


@DAYS.rule("UD? d:WD BEFORE_LAST")
def weekday_before_last(found: Found) -> Built:
    return "TD", Date(weekday=found["d"], which=-3)


@DAYS.rule("n:RANK UD OF? f:FEAST")
def feast_day(found: Found) -> Built:
    """ "ثاني أيام عيد الفطر"."""
    rule, on, length = found["f"]
    feast = Feast(rule, tuple(on), length)
    return "TF", feast if found["n"] == 1 else Count(((found["n"] - 1, "day"),), 1, base=feast)


@DAYS.rule("d:WDB")
def weekday_abbreviated(found: Found) -> Built:
    """ "Wed, 22 of Jan", "from Tue to Thur"; a bare "sun" or "أحد" is none."""
    before, after, atom = found.before, found.after, found.get("d")
    beside = [a for a in (after, before) if a is not None]
    skip = found.atoms[found.last + 1] if found.last + 1 < len(found.atoms) else None
    near_number = any(a.any(("D2", "O1")) for a in beside) or (
        after is not None and after.any(("COMMA", "DOT")) and skip is not None and skip.any(("D2", "O1"))
    )
    if found.language == "ar":
        ok = before is not None and before.any(("UD", "O1", "NIGHT", "PART"))
    else:
        glue = before is not None and before.any(("FROM", "TO", "BETWEEN", "ON", "UNTIL", "THIS", "NEXT", "LAST"))
        ok = near_number or (glue and atom is not None and atom.capital)
    return ("TK", Date(weekday=found["d"])) if ok else None


@DAYS.rule("d:WEEKDAY COMMA? (IN|THE|ON|TO)* n:DAY", "d:WDB DOT n:DAY")
def weekday_and_day(found: Found) -> Built:
    """ "Friday the 22nd", "الخميس 21": the day of a month in which it is such a weekday."""
    if found.cut_number() or (found.kind("d") == "WDB" and found.language != "ar" and not found.inside[0].capital):
        return None
    after, number = found.after, found.get("n")
    counted = ("MON", "HMON", "UH", "UD", "UW", "UM", "UY", "CLOCK", "SLASH", "D2", "D4")
    if after is not None and after.any(counted) and not after.has("DASH"):
        return None
    then = found.ahead(1)
    if (
        after is not None
        and after.any(("OF", "DOT", "THE"))
        and then is not None
        and then.any(("MON", "HMON", "UM", "OF_IT"))
    ):
        return None
    if number is not None and _counts(found, number):
        return None
    sure = number is not None and (number.has("O1") or number.width)
    if number is not None and number.has("W1") and after is not None:
        return None
    commas = any(a.has("COMMA") for a in found.inside)
    if not sure and commas:
        return None
    if commas and number is not None and not number.has("O1"):
        return None
    return "TD", Date(day=found["n"], weekday=found["d"])


def _counts(found: Found, number: Atom) -> bool:
    """Whether an ordinal in words beside a weekday counts something else: "Friday, the fourth since January"."""
    if found.kind("n") != "O1" or number.width:
        return False
    if found.language == "ar":
        apart = len(found.inside) > 2
        return number.text.endswith("ه") and (apart or found["d"] == 5)  # a day of the month would be masculine
    if found.language == "fr":
        return bool(found["n"] != 1)
    after = found.after
    comma = any(a.has("COMMA") for a in found.inside)
    return comma and after is not None and not after.any(("STOP", "DOT", "COMMA", "CLOSE"))


@DAYS.rule("n:DAY d:WD")
def day_and_weekday(found: Found) -> Built:
    if found.after is not None and not found.after.any(("DOT", "STOP", "COMMA")):
        return None
    if found.kind("n") == "O1":
        return None  # "third Tuesday"
    return "TD", Date(day=found["n"], weekday=found["d"])


_COUNTED = (
    "X",
    "UH",
    "UD",
    "UM",
    "UY",
    "UW",
    "SLASH",
    "DASH",
    "CLOCK",
    "D2",
    "D4",
    "DN",
    "MON",
    "HMON",
    "WD",
    "AND",
    "TO",
)


@DAYS.rule("THE n:D2", "ON THE? n:D2", "TO n:D2", "UD n:D2")
def day_alone(found: Found) -> Built:
    """ "le 26", "on the 4th", "يوم 27": nothing counted may follow."""
    if found.cut_number():
        return None
    after, first = found.after, found.inside[0]
    if after is not None and after.any(("MON", "HMON")):
        return None
    closed = after is None or after.any(("STOP", "DOT", "COMMA", "CLOSE", "CLOSER"))
    if not closed and (not first.has("DAY_ARTICLE") or after is None or after.any(_COUNTED)):
        return None
    if found.language == "en" and first.has("TO") and not first.has("ON"):
        return None
    if first.has("TO") and found.before is not None and found.before.any(("D2", "DN", "W1", "FROM", "TD")):
        return None
    if first.has("THE") and found.language == "fr" and not first.has("DAY_ARTICLE"):
        return None
    if first.has("ONE_ARTICLE"):
        return None
    until = found.language == "ar" and first.has("TO") and not first.has("ON")
    return "TD", Date(day=found["n"], month_shift=0 if until else None)


@DAYS.rule("(THE|ON|TO|IN) THE? n:O1")
def ranked_day_alone(found: Found) -> Built:
    if any(a.has("ONE_ARTICLE") for a in found.inside):
        return None  # "joined by a third"
    after, first = found.after, found.inside[0]
    if after is not None and not after.any(("STOP", "DOT", "COMMA", "CLOSE")):
        return None
    if found.language == "ar":
        return ("TD", Date(day=found["n"], month_shift=0)) if first.has("TO") else None
    digits = width_of(found, "n") > 0
    if first.has("TO") and not first.has("ON"):
        return None
    if found.language == "fr" or (not digits and first.has("IN")):
        return None
    return "TD", Date(day=found["n"])


@DAYS.rule(
    "f:FEAST y:YEAR?",
    "f:FEAST (OF|UY)* y:YEAR",
    "w:WHICH THE? f:FEAST",
    "f:FEAST w:WHICH",
    "f:FEAST y:D4? e:UE",
    "f:FEAST e:UE y:D4?",
)
def feast(found: Found) -> Built:
    rule, on, length = found["f"]
    atom = found.get("f")
    if (
        atom is not None
        and atom.weak
        and len(found.inside) == 1
        and not (found.before is not None and found.before.any(("IN", "UM", "EDGE", "OF")))
    ):
        return None
    year = found["y"] if "y" in found._classes else None
    which = which_of(found, "w") if "w" in found._classes else None
    return "TF", Feast(rule, tuple(on), length, which, year, weekend="e" in found._classes)
