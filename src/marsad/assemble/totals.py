"""Totals of one event from its harm mentions: groups added, parts once, rivals as a range (docs/numbers.md).

The rule for single lines is the annotators' (corpus "Totals"); UCDP's split is standards b.3, ACLED's figure a.7.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from marsad.model.coded import Deaths, Injured
from marsad.model.mentions import Attribution, HarmMention

CIVILIANS = frozenset({"civilian", "aid_worker", "journalist", "hostage", "demonstrator", "official"})
FORCES = frozenset({"soldier", "peacekeeper", "police", "militia"})
_ATTACKERS, _UNKNOWN = "attackers", "unknown"
# How far a source is believed when the parties' figures differ; the report's own voice stands between.
_RANK = {"un": 6, "medical": 5, "ngo": 5, "official": 4, "military": 4, "local_source": 3, "security_source": 3}
_RANK_OWN, _RANK_OTHER, _RANK_PARTY = 4, 2, 1
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
    group: str
    account: tuple[str, int]
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
    total = _total(groups)
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
    total = _total(_groups("injured", harms, members, side_a, attributions))
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
    total = _total(_groups("killed", lowered, members, side_a, attributions))
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
    """The lines that count, each once, with group and account."""
    chosen = sorted(range(len(harms)) if members is None else set(members))
    live = [i for i in chosen if harms[i].outcome == outcome and not harms[i].superseded and not harms[i].aggregate]
    inside = set(live)
    lines = []
    for i in live:
        h = harms[i]
        if h.part_of is not None and h.part_of in inside and _within(h, harms[h.part_of]):
            continue
        lines.append(_Line(h, _group(h, side_a), _account(h), _rank(h, attributions)))
    return _without_repeats(lines)


def _within(part: HarmMention, whole: HarmMention) -> bool:
    return whole.low is None or part.low is None or part.low <= whole.low or whole.high is None


def _group(h: HarmMention, side_a: Collection[str]) -> str:
    if h.who == "attacker" or (h.actor is not None and h.actor in side_a and h.who not in CIVILIANS):
        return _ATTACKERS
    if h.who in CIVILIANS:
        return "civilians"
    return h.who


def _account(h: HarmMention) -> tuple[str, int]:
    return ("per", h.per) if h.per is not None else ("sentence", h.sentence)


def _rank(h: HarmMention, attributions: Sequence[Attribution]) -> int:
    if h.per is None or h.per >= len(attributions):
        return _RANK_OWN
    if attributions[h.per].source_class == "armed_group":
        return _RANK_PARTY
    return _RANK.get(attributions[h.per].source_class, _RANK_OTHER)


def _without_repeats(lines: list[_Line]) -> list[_Line]:
    """A figure told twice of the same people is one; the wording without a group yields to the one with."""
    kept: list[_Line] = []
    for line in lines:
        same = [k for k in kept if _repeats(k, line)]
        if not same:
            kept.append(line)
        elif same[0].group == _UNKNOWN != line.group or (same[0].harm.high is None) > (line.harm.high is None):
            kept[kept.index(same[0])] = line
    return kept


def _repeats(a: _Line, b: _Line) -> bool:
    if a.harm.sentence == b.harm.sentence or a.harm.low != b.harm.low:
        return False
    return a.group == b.group or _UNKNOWN in (a.group, b.group)


def _total(lines: list[_Line]) -> Range | None:
    """Attackers apart from the rest, each rivals over accounts; then added."""
    counted = [line for line in lines if line.harm.low is not None or line.harm.high is not None]
    unspecified = len(counted) < len(lines)
    nonzero = [line for line in counted if line.harm.high != 0]
    counted = nonzero or counted
    if not counted:
        return None
    camps = [
        [line for line in counted if line.group == _ATTACKERS],
        [line for line in counted if line.group != _ATTACKERS],
    ]
    ranges = [found for camp in camps if (found := _camp(camp)) is not None]
    total = ranges[0] if len(ranges) == 1 else ranges[0] + ranges[1]
    return Range(total.low, total.best, None, total.vague) if unspecified else total


def _camp(lines: list[_Line]) -> Range | None:
    """One side's victims: groups that different accounts tell of are added, the same group is a matter of rivals."""
    if not lines:
        return None
    whole = _rivals([line for line in lines if line.group == _UNKNOWN])
    named = sorted({line.group for line in lines} - {_UNKNOWN})
    parts = [_rivals([line for line in lines if line.group == group]) for group in named]
    known = [part for part in parts if part is not None]
    if _same_people(lines, named):
        added: Range | None = _either(known)
    else:
        added = None
        for part in known:
            added = part if added is None else added + part
    if whole is None or added is None:
        return whole or added
    if (whole.low or 0) >= (added.low or 0):
        return whole
    together = {line.account for line in lines if line.group == _UNKNOWN} & {
        line.account for line in lines if line.group != _UNKNOWN
    }
    return whole + added if together else _either([whole, added])


def _same_people(lines: list[_Line], named: list[str]) -> bool:
    """Civilians to one source, fighters to another: one set of victims under two names."""
    if named != ["civilians", "militant"]:
        return False
    accounts = [{line.account for line in lines if line.group == group} for group in named]
    return not accounts[0] & accounts[1]


def _rivals(lines: list[_Line]) -> Range | None:
    """The figures for one group: within an account they are added, between accounts they are a range."""
    accounts: dict[tuple[str, int], Range] = {}
    ranks: dict[tuple[str, int], int] = {}
    extra: Range | None = None
    for line in lines:
        if line.harm.more and accounts and line.account not in accounts:
            extra = line.range if extra is None else extra + line.range
            continue
        known = accounts.get(line.account)
        accounts[line.account] = line.range if known is None else known + line.range
        ranks[line.account] = max(line.rank, ranks.get(line.account, 0))
    if not accounts:
        return extra
    ordered = sorted(accounts, key=lambda a: -ranks[a])
    found = _either([accounts[a] for a in ordered])
    return found + extra if found is not None and extra is not None else found


def _either(ranges: Sequence[Range]) -> Range | None:
    """Rival figures, the most trusted first: the smallest and the largest; a vague word lowers no explicit figure."""
    explicit = [r for r in ranges if not r.vague] or list(ranges)
    if not explicit:
        return None
    lows = [r.low for r in explicit if r.low is not None]
    highs = [r.high for r in ranges]
    open_above = any(high is None for high in highs)
    high = None if open_above else max(h for h in highs if h is not None)
    return Range(min(lows) if lows else None, explicit[0].best, high, all(r.vague for r in ranges))


def _split(
    lines: list[_Line], total: Range, side_a: Collection[str], side_b: Collection[str]
) -> dict[str, int | None]:
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
    if line.group == _ATTACKERS:
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
    return actor.endswith(("-armed-forces", "-police", "-gendarmerie", "-national-guard")) or actor in ("minusma", "barkhane")
