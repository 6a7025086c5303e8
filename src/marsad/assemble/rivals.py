"""Adding up the lines of one event: groups added, parts once, rival figures as a range."""

from collections.abc import Collection, Sequence

from marsad.assemble.harm_lines import ATTACKERS, PARTY, VICTIMS, Line, Range, is_state, one_series

_OTHERS = 10  # how many times smaller than the parts a figure for people in general is about others


def total_of(lines: list[Line], side_a: Collection[str]) -> Range | None:
    """Attackers and the others apart, then added."""
    counted = [line for line in lines if line.harm.low is not None or line.harm.high is not None]
    unspecified = len(counted) < len(lines)
    counted = [line for line in counted if line.harm.high != 0] or counted
    state = not side_a or any(map(is_state, side_a))
    ranges = [_camp([line for line in counted if line.camp == camp], state) for camp in (ATTACKERS, VICTIMS)]
    known = [found for found in ranges if found is not None]
    if not known:
        return None
    total = known[0] if len(known) == 1 else known[0] + known[1]
    return Range(total.low, total.best, None, total.vague) if unspecified else total


def _camp(lines: list[Line], state: bool) -> Range | None:
    """One side's losses: classes of people are added, then set against figures for people of no class."""
    groups = {name: [line for line in lines if line.group == name] for name in sorted({line.group for line in lines})}
    nobody = groups.pop("", [])
    found = {name: _class(inside) for name, inside in groups.items()}
    known = [r for r in found.values() if r is not None]
    if (
        state
        and set(groups) == {"civilians", "militant"}
        and not _tellers(groups["civilians"]) & _tellers(groups["militant"])
    ):
        parts = _either(known)  # civilians to one source, fighters to another: the same dead under two names
    else:
        parts = _added(known)
    return _whole_and_parts(nobody, parts, [line for line in lines if line.group])


def _tellers(lines: list[Line]) -> set[tuple[int, int]]:
    return {(line.account, line.harm.sentence if line.account == -1 else -1) for line in lines}


def _class(lines: list[Line]) -> Range | None:
    """One class of people: those of each actor are added, then set against figures without an actor."""
    actors = sorted({line.people for line in lines} - {""})
    parts = _added([r for a in actors if (r := rivals([line for line in lines if line.people == a])) is not None])
    return _whole_and_parts([x for x in lines if not x.people], parts, [x for x in lines if x.people])


def _whole_and_parts(wholes: list[Line], parts: Range | None, part_lines: list[Line]) -> Range | None:
    """A figure for people in general contains the parts of its own account; to those of others it is a rival,
    unless they are much smaller: then they tell of some of its people."""
    whole = rivals(wholes)
    if whole is None or parts is None:
        return whole if parts is None else parts
    if any(w.harm.series >= 0 and one_series(w.harm, p.harm) for w in wholes for p in part_lines):
        return whole + parts
    shared = {line.account for line in wholes} & {line.account for line in part_lines}
    low, inside = whole.low or 0, parts.low or 0
    named = all(line.account >= 0 for line in (*wholes, *part_lines))
    if (shared and inside > low) or (low * _OTHERS < inside and not (named and not shared)):
        return whole + parts  # too few to hold the parts: other people
    boast = max(line.rank for line in wholes) == PARTY < max(line.rank for line in part_lines)
    if shared or (inside * 2 < low and not boast):
        return whole
    return _either([whole, parts])


def _added(ranges: Sequence[Range]) -> Range | None:
    total: Range | None = None
    for one in ranges:
        total = one if total is None else total + one
    return total


def rivals(lines: list[Line]) -> Range | None:
    """Figures for the same people: those of one series are added, so are "others"; of one teller the largest holds;
    between tellers they are rivals."""
    series: dict[tuple[int, int, int], Range] = {}
    ranks: dict[int, int] = {}
    extra: list[Range] = []
    for position, line in enumerate(lines):
        in_series = line.harm.series >= 0
        key = (line.account, line.harm.sentence, line.harm.series) if in_series else (line.account, -1, position)
        if line.harm.more and series and key not in series:
            extra.append(line.range)
            continue
        series[key] = series[key] + line.range if key in series else line.range
        ranks[line.account] = max(line.rank, ranks.get(line.account, 0))
    if not series:
        return _added(extra)
    tellers = sorted(ranks, key=lambda account: -ranks[account])
    found = _either([_largest([r for key, r in series.items() if key[0] == account]) for account in tellers])
    return found if found is None or not extra else _added([found, *extra])


def _largest(ranges: Sequence[Range]) -> Range:
    """Whoever tells of 19 dead and later of nine means nine of them; an explicit figure goes before a vague word."""
    return max(ranges, key=lambda r: (not r.vague, r.low if r.low is not None else r.high or 0))


def _either(ranges: Sequence[Range]) -> Range | None:
    """Rival figures, the most trusted first: the smallest and the largest; a vague word lowers no explicit figure."""
    explicit = [r for r in ranges if not r.vague] or list(ranges)
    if not explicit:
        return None
    lows = [r.low for r in explicit if r.low is not None]
    open_above = any(r.high is None for r in ranges)
    high = None if open_above else max(r.high for r in ranges if r.high is not None)
    return Range(min(lows) if lows else None, explicit[0].best, high, all(r.vague for r in ranges))
