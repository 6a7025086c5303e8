"""Totals of one event from its harm mentions: groups added, parts once, rivals as a range (docs/numbers.md).

The rule for single lines is the annotators' (corpus "Totals"); UCDP's split is standards b.3, ACLED's figure a.7.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from marsad.assemble.harm_lines import ATTACKERS, CIVILIANS, FORCES, Line, Range, is_state, lines_of
from marsad.assemble.rivals import rivals, total_of
from marsad.model.coded import Deaths, Injured
from marsad.model.mentions import Attribution, HarmMention

_UNKNOWN = "unknown"
# ACLED's figures for words without a number (standards a.7): our reading of the word → theirs
_ACLED_VAGUE = {3: 3, 10: 10, 24: 12, 40: 12, 200: 100}


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
    groups = lines_of("killed", harms, members, side_a, attributions)
    total = total_of(groups, side_a)
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
    total = total_of(lines_of("injured", harms, members, side_a, attributions), side_a)
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
    total = total_of(lines_of("killed", lowered, members, side_a, attributions), side_a)
    return 0 if total is None or total.low is None else total.low


def _acled(h: HarmMention) -> HarmMention:
    if h.best is None and h.high is None:
        return replace(h, low=3 if h.low is None else _ACLED_VAGUE.get(h.low, h.low))
    return h


def _split(lines: list[Line], total: Range, side_a: Collection[str], side_b: Collection[str]) -> dict[str, int | None]:
    """UCDP's split of the best figure; what no side can be given is unknown, so that the four add up to `best`."""
    best = total.best or 0
    split = {"side_a": 0, "side_b": 0, "civilians": 0}
    left = best
    buckets: dict[str, list[Line]] = {}
    for line in lines:
        if line.harm.low is None and line.harm.high is None:
            continue
        buckets.setdefault(_bucket(line, side_a, side_b), []).append(line)
    for name in ("side_a", "civilians", "side_b"):
        found = rivals(buckets.get(name, []))
        if found is not None and found.best:
            split[name] = min(found.best, left)
            left -= split[name]
    return {**split, "unknown": left}


def _bucket(line: Line, side_a: Collection[str], side_b: Collection[str]) -> str:
    if line.harm.who in CIVILIANS:
        return "civilians"
    if line.camp == ATTACKERS:
        return "side_a"
    if line.harm.actor is not None and line.harm.actor in side_b:
        return "side_b"
    state_a, state_b = any(map(is_state, side_a)), any(map(is_state, side_b))
    if line.harm.who in FORCES and state_a != state_b:
        return "side_b" if state_b else "side_a"
    if line.harm.who in ("militant", "attacker") and state_a != state_b:
        return "side_a" if state_b else "side_b"
    return _UNKNOWN
