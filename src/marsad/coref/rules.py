"""What is known of pairs before any learning: families of types, who contradicts whom, and what cannot be one."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from math import asin, cos, radians, sin, sqrt
from typing import Any

from marsad.coref.events import EventView
from marsad.errors import ResourceMissing
from marsad.resources import load, load_one


@dataclass(frozen=True, slots=True)
class Rules:
    """`resources/coref_rules/events.yml`, made quick to ask."""

    family: dict[str, str]
    near: frozenset[tuple[str, str]]
    generic: tuple[str, ...]
    days: int
    days_coarse: int
    km_exact: float
    km_near: float

    def type_fit(self, a: str, b: str) -> int:
        """3 the same type, 2 the same family, 1 families that go together, 0 else."""
        if a == b:
            return 3
        x, y = self.family.get(a, a), self.family.get(b, b)
        return 2 if x == y else 1 if (x, y) in self.near else 0


@lru_cache(maxsize=1)
def rules() -> Rules:
    record = load_one("coref_rules", "events")
    apart = record["apart"]
    return Rules(
        family={kind: family for family, kinds in record["families"].items() for kind in kinds},
        near=frozenset(pair for a, b in record["near"] for pair in ((a, b), (b, a))),
        generic=tuple(record["generic"]),
        days=apart["days"],
        days_coarse=apart["days_coarse"],
        km_exact=apart["km_exact"],
        km_near=apart["km_near"],
    )


@lru_cache(maxsize=1)
def _parents() -> dict[str, frozenset[str]]:
    """Actor → the actors it is part of, merged into, split from; {} without an actor list."""
    kinds = set(load_one("coref_rules", "events")["related"])
    try:
        records: tuple[dict[str, Any], ...] = load("actors")
    except ResourceMissing:
        return {}
    return {
        r["id"]: frozenset(tie["id"] for tie in r.get("parents") or () if tie.get("relation") in kinds) for r in records
    }


def ties_digest() -> tuple[str, ...]:
    """Digits that change with the ties between actors; () without an actor list."""
    ties = sorted((actor, sorted(parents)) for actor, parents in _parents().items() if parents)
    return (sha256(repr(ties).encode()).hexdigest()[:12],) if ties else ()


@lru_cache(maxsize=4096)
def lineage(actor: str) -> frozenset[str]:
    """The actor and all above it, three steps at most."""
    found, edge = {actor}, {actor}
    for _ in range(3):
        edge = {parent for child in edge for parent in _parents().get(child, ())} - found
        found |= edge
    return frozenset(found)


@lru_cache(maxsize=4096)
def is_generic(actor: str) -> bool:
    return actor.startswith(rules().generic)


@lru_cache(maxsize=65536)
def named(side: frozenset[str]) -> frozenset[str]:
    """Those of a side that are somebody: not "unidentified-mali", "civilians-niger"."""
    return frozenset(actor for actor in side if not is_generic(actor))


@lru_cache(maxsize=65536)
def kinship(a: frozenset[str], b: frozenset[str]) -> float | None:
    """1 when two sets of named actors share one, 0.6 up or down an umbrella, 0.3 below the same one, 0 for strangers;
    None when either names nobody."""
    if not a or not b:
        return None
    if a & b:
        return 1.0
    up_a = frozenset().union(*(lineage(x) for x in a))
    up_b = frozenset().union(*(lineage(x) for x in b))
    return 0.6 if up_a & b or up_b & a else 0.3 if up_a & up_b else 0.0


def km_between(a: EventView, b: EventView) -> float | None:
    """Great-circle distance of the two points; None without both."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(h)))


def gap_days(a: EventView, b: EventView) -> int | None:
    """Days from the end of one to the start of the other, 0 when they overlap; None without both dates."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return None
    return max(b.start - a.end, a.start - b.end, 0)


def same_place(a: EventView, b: EventView) -> bool:
    if a.place_id and a.place_id == b.place_id:
        return True
    return a.place is not None and a.place == b.place and (a.country == b.country or not a.country or not b.country)


def cannot_be_one(a: EventView, b: EventView) -> str | None:
    """Why no evidence can make the two one happening ("12 days apart"); None when it can."""
    limits = rules()
    gap = gap_days(a, b)
    if gap is not None and gap > (
        limits.days_coarse if a.coarse or b.coarse or a.implied or b.implied else limits.days
    ):
        return f"{gap} days apart"
    if a.report == b.report and (told := _told_apart(a, b, gap)):
        return f"told apart in one report: {told}"
    if same_place(a, b):
        return None
    if a.fine and b.fine:
        far = km_between(a, b)
        if far is not None and far > (limits.km_near if a.near or b.near else limits.km_exact):
            return f"{far:.0f} km apart"
        if far is None and a.country and b.country and a.country != b.country:
            return f"in {a.country} and in {b.country}"
    elif a.country and b.country and a.country != b.country and (a.place is None or b.place is None):
        return f"in {a.country} and in {b.country}"
    return None


def _told_apart(a: EventView, b: EventView, gap: int | None) -> str | None:
    """A report that gives two days or two named places tells of two happenings."""
    if gap and not a.implied and not b.implied:
        return "another day"
    if a.fine and b.fine and a.place and b.place and not same_place(a, b):
        return "another place"
    return None


def recalled_beside(a: EventView, b: EventView) -> bool:
    """One report's news and what it recalls are two happenings. No more than a strong sign where groups are joined:
    what is news and what is recalled is the easiest thing to get wrong in coding."""
    return a.report == b.report and a.background != b.background
