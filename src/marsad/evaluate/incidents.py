"""How well incidents were put together: pairwise and B-cubed precision, recall and F1 over gold and found groups."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

from marsad.evaluate.matching import matched


def score_groups(gold: Mapping[str, str], found: Mapping[str, str]) -> dict[str, Any]:
    """Compare two partitions of the same events.

    Args:
        gold: event → incident as annotated.
        found: event → incident as merged; an event that is missing here stands alone.

    Returns:
        `pairwise` and `b3`, each with precision, recall, f1; `events`, `incidents`, `found`, and the numbers of
        pairs `right`, `missed`, `wrong`.
    """
    mine = {key: found.get(key, f"alone:{key}") for key in gold}
    cells = Counter((gold[key], mine[key]) for key in gold)
    gold_size, mine_size = Counter(gold.values()), Counter(mine.values())
    right = sum(n * (n - 1) // 2 for n in cells.values())
    in_gold = sum(n * (n - 1) // 2 for n in gold_size.values())
    in_mine = sum(n * (n - 1) // 2 for n in mine_size.values())
    total = len(gold) or 1
    b3_precision = sum(n * n / mine_size[m] for (_, m), n in cells.items()) / total
    b3_recall = sum(n * n / gold_size[g] for (g, _), n in cells.items()) / total
    return {
        "events": len(gold),
        "incidents": len(gold_size),
        "found": len(mine_size),
        "pairwise": _prf(_share(right, in_mine), _share(right, in_gold)),
        "b3": _prf(b3_precision, b3_recall),
        "right": right,
        "missed": in_gold - right,
        "wrong": in_mine - right,
    }


def wrong_pairs(
    gold: Mapping[str, str], found: Mapping[str, str]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(pairs merged that are two, pairs kept apart that are one), for reading on the training part."""
    merged: list[tuple[str, str]] = []
    apart: list[tuple[str, str]] = []
    for groups, other, out in ((found, gold, merged), (gold, found, apart)):
        members = defaultdict(list)
        for key in gold:
            members[groups.get(key, f"alone:{key}")].append(key)
        for keys in members.values():
            out += [(a, b) for a, b in combinations(keys, 2) if other.get(a, a) != other.get(b, b)]
    return merged, apart


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _prf(precision: float, recall: float) -> dict[str, float]:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def found_for_gold(
    gold: Iterable[Mapping[str, Any]], coded: Iterable[Mapping[str, Any]], group_of: Mapping[tuple[str, int], str]
) -> tuple[dict[str, str], dict[str, str], int]:
    """Annotated incidents and merged ones over the annotated events.

    Args:
        gold: annotated reports; their events carry `incident`.
        coded: coded records of (some of) the same reports.
        group_of: (report id, position of the coded event) → the incident that it was merged into.

    Returns:
        event → annotated incident; event → merged incident, without the events that the coder did not find (they
        stand alone, so that a missed event costs its pairs); how many events were found.
    """
    by_id = {str(record["report"]["id"]): record["events"] for record in coded}
    annotated: dict[str, str] = {}
    found: dict[str, str] = {}
    for report in gold:
        name = str(report["id"])
        for position, event in enumerate(report["events"]):
            annotated[f"{name}/{position}"] = event["incident"]
        for i, j in matched(report["events"], by_id.get(name, [])):
            found[f"{name}/{i}"] = group_of[name, j]
    return annotated, found, len(found)
