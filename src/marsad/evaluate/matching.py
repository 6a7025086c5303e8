"""Which coded event tells of which annotated one in a report: kinds, days and places must not contradict each other.

The same rule as the event scorer's: a pair fits by the sum of three fits (kind, days, place) unless one of them is 0;
the best pairs are taken first, each event once.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

from marsad.resources import load_one

Json = Mapping[str, Any]
_COARSE = frozenset({"admin1", "admin2", "country"})


@lru_cache(maxsize=1)
def _families() -> tuple[dict[str, str], frozenset[frozenset[str]]]:
    record = load_one("coref_rules", "events")
    family = {kind: name for name, kinds in record["families"].items() for kind in kinds}
    return family, frozenset(frozenset(pair) for pair in record["near"])


def matched(gold: Sequence[Json], coded: Sequence[Json]) -> list[tuple[int, int]]:
    """Pairs of positions (annotated, coded), best fit first."""
    fits = [(pair_fit(g, c), i, j) for i, g in enumerate(gold) for j, c in enumerate(coded)]
    used_gold: set[int] = set()
    used_coded: set[int] = set()
    pairs = []
    for fit, i, j in sorted(fits, key=lambda item: (-item[0], item[1], item[2])):
        if fit > 0 and i not in used_gold and j not in used_coded:
            used_gold.add(i)
            used_coded.add(j)
            pairs.append((i, j))
    return pairs


def pair_fit(gold: Json, coded: Json) -> float:
    """0 for a contradiction, else up to 3."""
    fits = kind_fit(gold["type"], coded["type"]), days_fit(gold.get("when"), coded.get("when"))
    place = place_fit(gold.get("where"), coded.get("where"))
    return sum(fits) + place if all(fits) and place else 0.0


def kind_fit(gold: str, coded: str) -> float:
    family, near = _families()
    if gold == coded:
        return 1.0
    a, b = family.get(gold), family.get(coded)
    return 0.6 if a == b else 0.3 if frozenset((a, b)) in near else 0.0


def days_fit(gold: Json | None, coded: Json | None) -> float:
    """1 the same days, 0.5 unknown on a side, 0.3 overlapping or a day apart, 0 a contradiction."""
    a, b = _days(gold), _days(coded)
    if a is None or b is None:
        return 0.5
    slack = timedelta(days=1)
    return 1.0 if a == b else 0.3 if a[0] - slack <= b[1] and b[0] - slack <= a[1] else 0.0


def _days(when: Json | None) -> tuple[date, date] | None:
    if not when or not when.get("start"):
        return None
    start = date.fromisoformat(when["start"][:10])
    return start, date.fromisoformat((when.get("end") or when["start"])[:10])


def place_fit(gold: Json | None, coded: Json | None) -> float:
    """1 the same name, 0.9 within 25 km, 0.5 unknown on a side, 0.3 near or not known to differ, 0 elsewhere."""
    if not gold or not coded:
        return 0.5
    if gold.get("country") and coded.get("country") and gold["country"] != coded["country"]:
        return 0.0
    if _one_name(gold, coded):
        return 1.0
    far = kilometres(gold, coded)
    if far is None:
        return 0.3
    if far <= 25:
        return 0.9
    coarse = _COARSE & {gold.get("precision"), coded.get("precision")}
    return 0.3 if far <= 60 or (coarse and far <= 400) else 0.0


def same_days(gold: Json | None, coded: Json | None) -> bool:
    """Whether both give the same days, or both none."""
    return _days(gold) == _days(coded)


def kilometres(gold: Json | None, coded: Json | None) -> float | None:
    """How far apart the points of two places lie; None where one has no point, 0 where they bear one name."""
    if not gold or not coded:
        return None
    if _one_name(gold, coded):
        return 0.0
    if None in (gold.get("lat"), gold.get("lon"), coded.get("lat"), coded.get("lon")):
        return None
    return _km((gold["lat"], gold["lon"]), (coded["lat"], coded["lon"]))


def _one_name(gold: Json, coded: Json) -> bool:
    name = _plain(gold.get("place"))
    return bool(name) and name == _plain(coded.get("place"))


def _plain(name: str | None) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name or "").lower() if c.isalnum())


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    p, q = radians(a[0]), radians(b[0])
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(h)))
