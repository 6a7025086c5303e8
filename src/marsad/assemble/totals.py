"""Totals of one event from its harm mentions: groups added, parts once, rivals as a range (docs/numbers.md).

The rule for single lines is the annotators' (corpus "Totals"); UCDP's split is standards b.3, ACLED's figure a.7.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from marsad.model.coded import Deaths, Injured
from marsad.model.mentions import Attribution, HarmMention

CIVILIANS = frozenset({"civilian", "aid_worker", "journalist", "hostage", "demonstrator", "official"})
FORCES = frozenset({"soldier", "peacekeeper", "police", "militia"})
_ATTACKERS, _VICTIMS, _UNKNOWN = "attackers", "victims", "unknown"
# How far a source is believed when the parties' figures differ; the report's own voice stands between.
_RANK = {"un": 6, "medical": 5, "ngo": 5, "official": 4, "military": 4, "local_source": 3, "security_source": 3}
_RANK_OWN, _RANK_OTHER, _RANK_PARTY = 4, 2, 1
_UNNAMED = ("civilians-", "unidentified-")
_OTHERS = 10  # how many times smaller than the parts a figure for people in general is about others
_ASIDE, _ASIDE_OWN = 20, 5  # how many times smaller than a toll a figure is no rival of it
# ACLED's figures for words without a number (standards a.7): our reading of the word → theirs
_ACLED_VAGUE = {3: 3, 10: 10, 24: 12, 40: 12, 200: 100}


@dataclass(frozen=True, slots=True)
class Range:
    """low..high of a count, high None when open above; `best` the figure to believe."""

    low: int | None
    best: int | None
    high: int | None
    vague: bool = False

    def __add__(self, other: "Range") -> "Range":
        return Range(
            _sum(self.low, other.low),
            _sum(self.best, other.best),
            None if self.high is None or other.high is None else self.high + other.high,
            self.vague and other.vague,
        )


def _sum(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else a + b


@dataclass(frozen=True, slots=True)
class _Line:
    harm: HarmMention
    camp: str  # attackers | victims
    group: str  # the class of people: civilians, soldier, militant ...; "" where nobody says
    people: str  # the actor whose people they are; "" where nobody says
    account: int  # who gives the figure; -1: the report's own voice
    rank: int

    @property
    def range(self) -> Range:
        h = self.harm
        best = h.best if h.best is not None else h.low if h.low is not None else h.high
        return Range(h.low, best, h.high, h.best is None and h.high is None)


def deaths_total(
    harms: Sequence[HarmMention],
    members: Iterable[int] | None = None,
    *,
    side_a: Collection[str] = (),
    side_b: Collection[str] = (),
    attributions: Sequence[Attribution] = (),
) -> Deaths:
    """The dead of one event.

    Args:
        harms: all harm mentions of the report (`part_of` points into it).
        members: indices of those that belong to the event; None: all.
        side_a, side_b: actor ids of its sides, for UCDP's split.
        attributions: those of the report, to weigh rival sources.

    Returns:
        low..high as the report tells it, `best` the sum of the split; all None where nothing is said.
    """
    groups = _groups("killed", harms, members, side_a, attributions)
    total = _total(groups, side_a)
    if total is None:
        return Deaths()
    split = _split(groups, total, side_a, side_b)
    return Deaths(total.low, total.best, total.high, **split)


def injured_total(
    harms: Sequence[HarmMention],
    members: Iterable[int] | None = None,
    *,
    side_a: Collection[str] = (),
    attributions: Sequence[Attribution] = (),
) -> Injured:
    """The wounded of one event; arguments as for `deaths_total`."""
    total = _total(_groups("injured", harms, members, side_a, attributions), side_a)
    return Injured() if total is None else Injured(total.low, total.best, total.high)


def acled_fatalities(
    harms: Sequence[HarmMention],
    members: Iterable[int] | None = None,
    *,
    side_a: Collection[str] = (),
    attributions: Sequence[Attribution] = (),
) -> int:
    """ACLED's one figure: the lowest credible one, vague words by ACLED's table, nothing said is 0."""
    lowered = [_acled(h) for h in harms]
    total = _total(_groups("killed", lowered, members, side_a, attributions), side_a)
    return 0 if total is None or total.low is None else total.low


def _acled(h: HarmMention) -> HarmMention:
    from dataclasses import replace

    if h.best is None and h.high is None:
        return replace(h, low=3 if h.low is None else _ACLED_VAGUE.get(h.low, h.low))
    return h


def _groups(
    outcome: str,
    harms: Sequence[HarmMention],
    members: Iterable[int] | None,
    side_a: Collection[str],
    attributions: Sequence[Attribution],
) -> list[_Line]:
    """The lines that count, each once."""
    chosen = sorted(range(len(harms)) if members is None else set(members))
    live = [i for i in chosen if harms[i].outcome == outcome and not harms[i].superseded and not harms[i].aggregate]
    body = [i for i in live if not harms[i].headline and harms[i].low is not None]
    counts = any(not harms[i].single for i in body)  # a headline rounds and shortens what the report then tells
    live = [i for i in live if not harms[i].headline or not (counts or (body and harms[i].single))]
    inside = set(live)
    lines = []
    for i in live:
        h = harms[i]
        if h.part_of is None or h.part_of not in inside:
            camp = _ATTACKERS if _attacks(h, side_a) else _VICTIMS
            group = "" if h.general or h.who == "unknown" else "civilians" if h.who in CIVILIANS else h.who
            account = h.per if h.per is not None else -1
            people = h.actor if h.actor and group and not h.actor.startswith(_UNNAMED) else ""
            if camp == _ATTACKERS and group not in FORCES:
                group = ""
            lines.append(_Line(h, camp, group, people, account, _rank(h, attributions)))
    return _without_asides(_without_singles(_without_repeats(lines)))


def _attacks(h: HarmMention, side_a: Collection[str]) -> bool:
    return h.who == "attacker" or (h.actor is not None and h.actor in side_a and h.who not in CIVILIANS)


def _rank(h: HarmMention, attributions: Sequence[Attribution]) -> int:
    if h.per is None or h.per >= len(attributions):
        return _RANK_OWN
    if attributions[h.per].source_class == "armed_group":
        return _RANK_PARTY
    return _RANK.get(attributions[h.per].source_class, _RANK_OTHER)


def _without_repeats(lines: list[_Line]) -> list[_Line]:
    """A figure told twice of the same people is one; the wording that says less of them yields."""
    kept: list[_Line] = []
    for line in lines:
        at = next((i for i, k in enumerate(kept) if _repeats(k, line)), None)
        if at is None:
            kept.append(line)
        elif _says(line) > _says(kept[at]):
            kept[at] = line
    return kept


def _says(line: _Line) -> tuple[bool, bool, bool]:
    return line.group != "", line.people != "", line.harm.high is not None


def _repeats(a: _Line, b: _Line) -> bool:
    if a.harm.sentence == b.harm.sentence or a.harm.low != b.harm.low or a.camp != b.camp or b.harm.more:
        return False
    return _may_be(a.group, b.group) and _may_be(a.people, b.people)


def _may_be(a: str, b: str) -> bool:
    return a == b or not a or not b


def _without_singles(lines: list[_Line]) -> list[_Line]:
    """A person told of without a number, where a count of such people stands elsewhere, is one of them."""
    return [line for line in lines if not (line.harm.single and not line.harm.more and _counted(line, lines))]


def _counted(single: _Line, lines: list[_Line]) -> bool:
    return any(
        (line.harm.low or 0) > 1 and line.camp == single.camp and not _one_series(line.harm, single.harm)
        and _may_be(line.group, single.group)
        for line in lines
    )  # fmt: skip


def _without_asides(lines: list[_Line]) -> list[_Line]:
    """ "He lost seven relatives" beside a toll of 132: far too few to be a rival figure for the same people."""
    kept = []
    for line in lines:
        tolls = [
            k.harm.low or 0
            for k in lines
            if k is not line
            and k.camp == line.camp
            and _may_be(k.group, line.group)
            and not _one_series(k.harm, line.harm)
        ]
        factor = _ASIDE_OWN if line.account == -1 else _ASIDE
        listed = any(k is not line and _one_series(k.harm, line.harm) for k in lines)
        few = not listed and 0 < (line.harm.low or 0) * factor < max(tolls, default=0)
        if not few or line.harm.more:
            kept.append(line)
    return kept


def _one_series(a: HarmMention, b: HarmMention) -> bool:
    return a.sentence == b.sentence and a.series == b.series >= 0


def _total(lines: list[_Line], side_a: Collection[str]) -> Range | None:
    """Attackers and the others apart, then added."""
    counted = [line for line in lines if line.harm.low is not None or line.harm.high is not None]
    unspecified = len(counted) < len(lines)
    counted = [line for line in counted if line.harm.high != 0] or counted
    state = not side_a or any(map(_is_state, side_a))
    ranges = [_camp([line for line in counted if line.camp == camp], state) for camp in (_ATTACKERS, _VICTIMS)]
    known = [found for found in ranges if found is not None]
    if not known:
        return None
    total = known[0] if len(known) == 1 else known[0] + known[1]
    return Range(total.low, total.best, None, total.vague) if unspecified else total


def _camp(lines: list[_Line], state: bool) -> Range | None:
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


def _tellers(lines: list[_Line]) -> set[tuple[int, int]]:
    return {(line.account, line.harm.sentence if line.account == -1 else -1) for line in lines}


def _class(lines: list[_Line]) -> Range | None:
    """One class of people: those of each actor are added, then set against figures without an actor."""
    actors = sorted({line.people for line in lines} - {""})
    parts = _added([r for a in actors if (r := _rivals([line for line in lines if line.people == a])) is not None])
    return _whole_and_parts([x for x in lines if not x.people], parts, [x for x in lines if x.people])


def _whole_and_parts(wholes: list[_Line], parts: Range | None, part_lines: list[_Line]) -> Range | None:
    """A figure for people in general contains the parts of its own account; to those of others it is a rival,
    unless they are much smaller: then they tell of some of its people."""
    whole = _rivals(wholes)
    if whole is None or parts is None:
        return whole if parts is None else parts
    if any(w.harm.series >= 0 and _one_series(w.harm, p.harm) for w in wholes for p in part_lines):
        return whole + parts
    shared = {line.account for line in wholes} & {line.account for line in part_lines}
    low, inside = whole.low or 0, parts.low or 0
    if (shared and inside > low) or low * _OTHERS < inside:
        return whole + parts  # too few to hold the parts: other people
    if shared or inside * 2 < low:
        return whole
    return _either([whole, parts])


def _added(ranges: Sequence[Range]) -> Range | None:
    total: Range | None = None
    for one in ranges:
        total = one if total is None else total + one
    return total


def _rivals(lines: list[_Line]) -> Range | None:
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


def _split(lines: list[_Line], total: Range, side_a: Collection[str], side_b: Collection[str]) -> dict[str, int | None]:
    """UCDP's split of the best figure; what no side can be given is unknown, so that the four add up to `best`."""
    best = total.best or 0
    split = {"side_a": 0, "side_b": 0, "civilians": 0}
    left = best
    buckets: dict[str, list[_Line]] = {}
    for line in lines:
        if line.harm.low is None and line.harm.high is None:
            continue
        buckets.setdefault(_bucket(line, side_a, side_b), []).append(line)
    for name in ("side_a", "civilians", "side_b"):
        found = _rivals(buckets.get(name, []))
        if found is not None and found.best:
            split[name] = min(found.best, left)
            left -= split[name]
    return {**split, "unknown": left}


def _bucket(line: _Line, side_a: Collection[str], side_b: Collection[str]) -> str:
    if line.harm.who in CIVILIANS:
        return "civilians"
    if line.camp == _ATTACKERS:
        return "side_a"
    if line.harm.actor is not None and line.harm.actor in side_b:
        return "side_b"
    state_a, state_b = any(map(_is_state, side_a)), any(map(_is_state, side_b))
    if line.harm.who in FORCES and state_a != state_b:
        return "side_b" if state_b else "side_a"
    if line.harm.who == "militant" and state_a != state_b:
        return "side_a" if state_b else "side_b"
    return _UNKNOWN


def _is_state(actor: str) -> bool:
    return actor.endswith(("-armed-forces", "-police", "-gendarmerie", "-national-guard")) or actor in (
        "minusma",
        "barkhane",
    )
