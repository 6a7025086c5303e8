"""Edges, parts of day, nights, ranges, pairs, and distances from a day."""

from marsad.ground.days.nodes import (
    Anaphor,
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
    Since,
    Unit,
    Until,
)
from marsad.ground.days.patterns import Built, Found
from marsad.ground.days.rules_common import PARTS, SPANS, like, parts_of, with_day


@PARTS.rule(
    "EDGE (OF|THE|IN|DASH)* t:TM",
    "EDGE (OF|THE|IN|DASH)* t:TY",
    "EDGE (OF|THE|IN)* t:TW",
    "EDGE (OF|THE|IN)* t:TU",
    "EDGE (OF|THE|IN)* t:BM",
    "EDGE (OF|THE|IN)* t:BY",
    "EDGE (OF|THE|IN)* t:BW",
    "EDGE OF t:UW",
    "EDGE OF t:UM",
    "EDGE OF? t:UY",
    "EDGE t:TS",
    "THE? EDGE (OF|THE|IN|DASH)* t:TF",
)
def edge(found: Found) -> Built:
    which = next(a.kinds["EDGE"] for a in found.inside if a.has("EDGE"))
    node: Node = Unit(found["t"], 0) if found.kind("t") in ("UY", "UW", "UM") else found["t"]
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


@PARTS.rule(
    "NIGHT (OF|FROM|THE|ON)* a:TDAY (TO|DASH|AND|SLASH|ON|OF_WHAT)* b:TDAY",
    "p:PART (OF|THE)* a:TK (TO|DASH|SLASH|OF_WHAT)* b:TK",
    "NIGHT (OF|FROM|THE|ON)* n:DAY (TO|DASH|AND)+ b:TD",
    "NIGHT (OF|FROM|THE)* n:DAY DASH b:TD",
    "a:TDAY (TO|DASH|SLASH) b:TDAY NIGHT",
    "NIGHT (OF|FROM|THE|ON)* n:DAY (TO|DASH|AND)+ THE? n2:DAY",
)
def night(found: Found) -> Built:
    if "n2" in found._classes:
        return ("TN", Night(Date(day=found["n"]), Date(day=found["n2"]))) if found["n2"] == found["n"] + 1 else None
    end = found["b"]
    if "p" in found._classes and (found["p"] != "midnight" or not _follow(found["a"], end)):
        return None
    if "n" in found._classes:
        return "TN", Night(with_day(end, found["n"]), end)
    return "TN", Night(like(found["a"], end), end)


def _follow(first: Node, second: Node) -> bool:
    """Whether two bare weekdays are neighbours."""
    if not (isinstance(first, Date) and isinstance(second, Date)) or first.weekday is None:
        return False
    return second.weekday == first.weekday % 7 + 1


_END = "AND? (TO|DASH|UNTIL)+ (THE|ON|OF)*"


@SPANS.rule(
    f"(FROM|SINCE)? a:T {_END} b:T",
    f"(FROM|SINCE)? a:TE {_END} b:TE",
    f"(FROM|SINCE) a:TE {_END} b:T",
    f"(FROM|SINCE) a:T {_END} b:TE",
    "BETWEEN THE? a:T (AND|DASH|TO|UNTIL) THE? b:T",
    "BETWEEN THE? a:T (AND|DASH|TO) THE? b:TE",
    "BETWEEN THE? a:TE (AND|DASH|TO) THE? b:TE",
    "BETWEEN THE? a:TE (AND|DASH|TO) THE? b:T",
    f"(FROM|SINCE)? a:T {_END} b:NOWDAY",
    "BETWEEN a:T AND b:NOWDAY",
    "BETWEEN a:NOWDAY AND b:T",
    "IN a:TY (TO|UNTIL) b:T",
)
def span(found: Found) -> Built:
    first, second = like(found["a"], found["b"]), found["b"]
    if isinstance(first, (Range, Pair)) or isinstance(second, (Range, Pair)):
        return None
    if isinstance(first, Relative) and isinstance(second, Relative) and first.days >= second.days:
        return None
    opened = found.inside[0].any(("FROM", "SINCE", "BETWEEN", "IN"))
    if not opened and found.kind("a") != found.kind("b"):
        return None  # a dash between clauses, "lundi à 2015"
    return "TX", Range(first, second)


@SPANS.rule(
    "(FROM|BETWEEN|SINCE)? (THE|ON)* n:DAY (TO|DASH|UNTIL|AND)+ THE? b:TD",
    "FROM? n:DAY (TO|DASH|UNTIL) THE? n2:DAY (OF|IN|THE|TO)* m:TM",
    "BETWEEN n:DAY (AND|DASH|TO) n2:DAY (OF|IN|THE)* m:TM",
    "n:DAY AND n2:DAY (OF|IN|THE)* m:TM",
)
def day_span(found: Found) -> Built:
    """ "3 au 5 mars", "4 to 22 this month", "12 and 13 October", "يومي 10 و11 يونيو"."""
    if "b" in found._classes:
        end: Node = found["b"]
    elif isinstance(found["m"], Unit) and found["m"].unit == "month":
        end = Date(day=found["n2"], month_shift=found["m"].offset)
    else:
        return None
    if (isinstance(end, Date) and end.day is None) or isinstance(end, (Nth, InWeek)):
        return None
    first = with_day(end, found["n"])
    joined = found.inside[0].has("BETWEEN") or not any(a.has("AND") for a in found.inside)
    if isinstance(first, Date) and isinstance(end, Date) and first.day == end.day:
        return None
    return "TX", Range(first, end) if joined else Pair((first, end))


@SPANS.rule("THE? n:DAY (COMMA|AND) n2:DAY AND THE? b:TD")
def three_days(found: Found) -> Built:
    """ "les 5, 6 et 7 juin"."""
    end = found["b"]
    if not isinstance(end, Date) or not end.day or not found["n"] < found["n2"] < end.day:
        return None
    return "TX", Pair((with_day(end, found["n"]), end))


@PARTS.rule("n:TN (BETWEEN|FROM) a:TDAY (AND|TO|DASH)+ b:TDAY")
def overnight_between(found: Found) -> Built:
    """ "overnight between Friday and Saturday"."""
    return ("TN", Night(found["a"], found["b"])) if isinstance(found["n"], Relative) else None


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


@SPANS.rule(
    "w:TW BETWEEN a:TK (AND|DASH|TO) b:TK", "w:TW FROM a:TK (TO|UNTIL|DASH)+ b:TK", "a:TK AND b:TK (OF|IN)? w:TW"
)
def span_in_week(found: Found) -> Built:
    start, end = InWeek(found["a"].weekday, found["w"]), InWeek(found["b"].weekday, found["w"])
    return "TX", Range(start, end)


@SPANS.rule(
    "a:TK (COMMA c:TK)? AND b:TK",
    "a:TK AND c:TK AND b:TK",
    "a:TM (COMMA c:TM)? AND b:TM",
    "a:TY AND b:TY",
    "UM? a:TM AND b:TM",
    "a:TD AND b:TD",
    "a:TK AND b:TD",
)
def pair(found: Found) -> Built:
    first, last = found["a"], found["b"]
    middle = found["c"] if "c" in found._classes else None
    if found.kind("a") == "TY":
        return None
    if found.kind("a") == "TD":
        if not (isinstance(first, Date) and isinstance(last, Date) and first.year is None):
            return None
        if first.month is None and last.day is not None and last.month is not None:
            return "TX", Pair((like(first, last), last))  # "dimanche 6 et lundi 7 juin"
        if found.language != "en" or first.month is None:
            return None
        return "TX", Pair((like(first, last), last))
    if isinstance(last, InWeek) and isinstance(first, Date) and first.weekday is not None:
        return "TX", Range(InWeek(first.weekday, last.week), last)  # "Thursday and Friday last week"
    if isinstance(first, Unit) or not isinstance(last, Date):
        return None
    items = tuple(like(n, last) for n in (first, middle) if n is not None)
    return "TX", Pair((*items, last))


@SPANS.rule(
    "QTY UNIT ((COMMA|AND)* QTY UNIT)* d:AFTER t:T",
    "QTY UNIT ((COMMA|AND)* QTY UNIT)* d:BEFORE t:T",
    "QTY UNIT ((COMMA|AND)* QTY UNIT)* d:FROM t:T",
    "d:BEFORE t:T IN QTY UNIT",
    "d:AFTER t:T IN QTY UNIT",
    "d:AFTER QTY UNIT (OF|FROM) t:T",
    "d:BEFORE QTY UNIT (OF|FROM) t:T",
    "IN? QTY UNIT d:SINCE (THE|UY)* t:T",
)
def counted_from(found: Found) -> Built:
    """ "2 weeks before Christmas", "بعد يومين من ...", "three weeks from tomorrow"."""
    base: Node = found["t"]
    sign = -1 if found.kind("d") == "BEFORE" else 1
    if found.kind("d") == "SINCE" and not found.inside[0].has("AHEAD_IN"):
        return "TX", Count(parts_of(found), 1, base=base, span=True)
    return "TR", Count(parts_of(found), sign, base=base)


@SPANS.rule(
    "OF? QTY UNIT COMMA? d:SINCE ON? t:T",
    "THE UNIT COMMA? d:SINCE ON? t:T",
    "BARE COMMA? d:SINCE ON? t:T",
    languages=["en"],
)
def counted_stretch(found: Found) -> Built:
    since_word = found.get("d")
    if since_word is not None and since_word.has("FROM") and not any(a.any(("COMMA",)) for a in found.inside):
        return None
    bare = found.inside[0].value_as(("BW", "BM", "BY"))
    if bare is not None:
        return "TX", Count(((1, bare.unit),), 1, base=found["t"], span=True)
    return "TX", Count(parts_of(found), 1, base=found["t"], span=True)


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
