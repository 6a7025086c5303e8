"""One toll out of many by a named rule: which figures still stand, and which of them a data set would take.

Tolls grow, are corrected, and are claimed by parties. Nothing is overwritten: a rule only says which figure it takes,
and every other one stays beside it with who gave it and when.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

_SETTLED_DAYS = 7  # an official or UN figure this much later replaces lower official figures of the first hours

FAMILIES = {
    "official": "official",
    "military": "official",
    "un": "inquiry",
    "ngo": "inquiry",
    "armed_group": "party",
    "witness": "local",
    "security_source": "local",
    "local_source": "local",
    "medical": "local",
}


@dataclass(frozen=True, slots=True)
class Toll:
    """What one report gives as the dead or wounded in all. `family` of who gives it: official, inquiry (UN, NGO),
    party, local, voice (the report itself, other media). `day`: ordinal of publication; None when not known."""

    low: int
    high: int | None
    family: str
    day: int | None
    claim_id: str
    background: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """What a rule takes: `best` is the figure, `low` and `high` the range it sees, `from_claim` where it stands."""

    rule: str
    low: int | None
    best: int | None
    high: int | None
    from_claim: str | None
    standing: tuple[str, ...] = ()


def family_of(source_class: str | None) -> str:
    return FAMILIES.get(source_class or "", "voice")


def standing(tolls: Iterable[Toll]) -> list[Toll]:
    """Figures that no later one has replaced: of each family the newest, without the partial counts of the first hours
    that an official or UN count replaced; parties' and recalled figures only where there are no others."""
    known = sorted(tolls, key=lambda toll: toll.claim_id)
    chosen = [toll for toll in known if toll.family != "party"] or known
    chosen = [toll for toll in chosen if not toll.background] or chosen
    if all(toll.background for toll in chosen):
        return chosen  # a later recollection is no better than an earlier one
    newest = {family: max(_day(x) for x in chosen if x.family == family) for family in {x.family for x in chosen}}
    latest = [toll for toll in chosen if _day(toll) == newest[toll.family]]
    return [toll for toll in latest if not any(_replaces(other, toll) for other in latest)]


def _day(toll: Toll) -> int:
    return toll.day if toll.day is not None else 0


def _replaces(later: Toll, earlier: Toll) -> bool:
    """A later, higher count by those who count: at once for hearsay, after a week for officials' first counts."""
    if later.family not in ("official", "inquiry") or later.low <= earlier.low or _day(later) <= _day(earlier):
        return False
    return earlier.family in ("voice", "local") or _day(later) - _day(earlier) >= _SETTLED_DAYS


def _acled_lowest(tolls: Sequence[Toll]) -> Value:
    """The lowest figure that stands (ACLED: the lowest credible one until corroborated)."""
    left = standing(tolls)
    taken = min(left, key=lambda x: (x.low, x.claim_id))
    high = max((x.high if x.high is not None else x.low) for x in left)
    return Value("acled_lowest", taken.low, taken.low, high, taken.claim_id, tuple(x.claim_id for x in left))


def _ucdp_best(tolls: Sequence[Toll]) -> Value:
    """An inquiry's figure, else the newest official one, else the middle one; low and high span all that is told,
    parties' claims going into `high` only."""
    left = standing(tolls)
    taken = _newest(left, "inquiry") or _newest(left, "official")
    if taken is None:
        ranked = sorted(left, key=lambda x: (x.low, x.claim_id))
        taken = ranked[(len(ranked) - 1) // 2]
    low = min(x.low for x in left)
    high = max([x.high if x.high is not None else x.low for x in tolls] + [taken.low])
    return Value("ucdp_best", low, taken.low, high, taken.claim_id, tuple(x.claim_id for x in left))


def _latest_official(tolls: Sequence[Toll]) -> Value:
    """The newest official figure, else the newest inquiry's, else the newest of all that stand."""
    left = standing(tolls)
    official = [x for x in tolls if x.family == "official" and not x.background]
    taken = _newest(official, "official") or _newest(left, "inquiry") or max(left, key=lambda x: (_day(x), x.claim_id))
    return Value("latest_official", taken.low, taken.low, taken.high, taken.claim_id, tuple(x.claim_id for x in left))


def _newest(tolls: Iterable[Toll], family: str) -> Toll | None:
    return max((x for x in tolls if x.family == family), key=lambda x: (_day(x), -x.low, x.claim_id), default=None)


RULES: dict[str, Callable[[Sequence[Toll]], Value]] = {
    "acled_lowest": _acled_lowest,
    "ucdp_best": _ucdp_best,
    "latest_official": _latest_official,
}


def value_of(tolls: Sequence[Toll], rule: str) -> Value:
    """The figure that `rule` takes; all None without any figure.

    Raises:
        KeyError: there is no such rule.
    """
    chosen = RULES[rule]
    return chosen(tolls) if tolls else Value(rule, None, None, None, None)
