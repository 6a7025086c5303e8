"""Score who is said to have done it: (actor, stance) of each report, claims of responsibility apart.

Counted for each report as sets: whoever claims two attacks in one report counts once, as the coder's events are
scored elsewhere. `event` counts the same on events instead, given the pairs of another scorer.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from marsad.evaluate.reading import Report, by_id, prf

STANCES = ("claimed", "attributed", "suspected", "denied")
Pair = tuple[str, str]


def pairs_of(events: Iterable[Report]) -> set[Pair]:
    """(actor, stance) of all responsibilities of these events."""
    return {(r["actor"], r["stance"]) for event in events for r in event.get("responsibility") or []}


def _add(n: Counter[tuple[str, str]], gold: set[Pair], coded: set[Pair]) -> None:
    for outcome, pairs in (("tp", gold & coded), ("fp", coded - gold), ("fn", gold - coded)):
        for _, stance in pairs:
            n[outcome, stance] += 1
            n[outcome, "all"] += 1


def _figures(n: Counter[tuple[str, str]]) -> dict[str, Any]:
    return {s: prf(n["tp", s], n["fp", s], n["fn", s]) | {"of": n["tp", s] + n["fn", s]} for s in ("all", *STANCES)}


def score(gold_reports: list[Report], coded_reports: list[Report]) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """Figures for all reports and each language, by stance, and the differences."""
    coded_by_id = by_id(coded_reports)
    counts: dict[str, Counter[tuple[str, str]]] = {"all": Counter()}
    errors: list[tuple[Any, ...]] = []
    for report in gold_reports:
        gold = pairs_of(report["events"])
        coded = pairs_of(coded_by_id.get(report["id"], {}).get("events", []))
        n = Counter[tuple[str, str]]()
        _add(n, gold, coded)
        counts["all"] += n
        counts.setdefault(report.get("language", "und"), Counter()).update(n)
        errors += [(report["id"], "missed", *pair) for pair in sorted(gold - coded)]
        errors += [(report["id"], "surplus", *pair) for pair in sorted(coded - gold)]
    return {name: _figures(n) for name, n in counts.items()}, errors
