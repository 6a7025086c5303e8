"""Which type was taken for which, and which errors would mislead most: for reading by eye.

An error's weight says how far it would lead a reader of the data astray: news that is missed or made up counts by its
dead, a pin by its distance, a toll by its ratio; what is only recalled counts half.
"""

from collections import Counter
from collections.abc import Iterator
from math import log1p
from typing import Any

from marsad.evaluate.matching import kilometres, matched, same_days
from marsad.evaluate.reading import Report, by_id, prf

_FAR_KM = 25.0
_RECALLED = 0.5
_NONE = "nothing"
Error = tuple[Any, ...]


def score(gold_reports: list[Report], coded_reports: list[Report]) -> tuple[dict[str, Any], list[Error]]:
    """For all reports and each language how many events of each type are found under it (F1) and what the others were
    taken for; and all errors, the worst first: (weight, report, what, words, annotated, coded)."""
    coded_by_id = by_id(coded_reports)
    taken: dict[str, Counter[tuple[str, str]]] = {"all": Counter()}
    errors: list[Error] = []
    for report in gold_reports:
        gold = [e for e in report["events"] if e["status"] != "hypothetical"]
        coded = [e for e in coded_by_id.get(report["id"], {}).get("events", []) if e["status"] != "hypothetical"]
        pairs = matched(gold, coded)
        n = Counter((gold[i]["type"], coded[j]["type"]) for i, j in pairs)
        for i in set(range(len(gold))) - {i for i, _ in pairs}:
            n[gold[i]["type"], _NONE] += 1
            errors.append((_news(gold[i], 2.0), report["id"], "missed", _words(gold[i]), _told(gold[i]), ""))
        for j in set(range(len(coded))) - {j for _, j in pairs}:
            n[_NONE, coded[j]["type"]] += 1
            errors.append((_news(coded[j], 3.0), report["id"], "made up", _words(coded[j]), "", _told(coded[j])))
        for i, j in pairs:
            errors += [(w, report["id"], what, _words(coded[j]), a, b) for w, what, a, b in _wrong(gold[i], coded[j])]
        taken["all"] += n
        taken.setdefault(report.get("language", "und"), Counter()).update(n)
    errors.sort(key=lambda error: (-error[0], error[1:]))
    return {name: _figures(n) for name, n in taken.items()}, errors


def _figures(n: Counter[tuple[str, str]]) -> dict[str, Any]:
    kinds = sorted({kind for pair in n for kind in pair} - {_NONE})
    rows: dict[str, Any] = {}
    for kind in kinds:
        given = sum(v for (_, coded), v in n.items() if coded == kind)
        of = sum(v for (gold, _), v in n.items() if gold == kind)
        right = n[kind, kind]
        others = Counter({coded: v for (gold, coded), v in n.items() if gold == kind and coded != kind})
        as_others = ", ".join(f"{other} {count}" for other, count in others.most_common(4))
        rows[kind] = {"of": of, **prf(right, given - right, of - right), "taken for": as_others or "-"}
    return rows


def _words(event: Report) -> str:
    trigger = event["trigger"]
    return str(trigger["quote"] if isinstance(trigger, dict) else trigger)


def _told(event: Report) -> str:
    when, where = event.get("when") or {}, event.get("where") or {}
    return f"{event['type']} {when.get('start') or '?'} {where.get('place') or '?'} {_dead(event)}"


def _dead(event: Report) -> int | None:
    if "killed" in event:
        return event["killed"][0] if event["killed"] else None
    low = (event.get("deaths") or {}).get("low")
    return int(low) if low is not None else None


def _news(event: Report, base: float) -> float:
    return round((base + log1p(_dead(event) or 0)) * (_RECALLED if event["background"] else 1.0), 2)


def _wrong(gold: Report, coded: Report) -> Iterator[tuple[float, str, str, str]]:
    share = _RECALLED if gold["background"] else 1.0
    if gold["type"] != coded["type"]:
        yield share, "type", gold["type"], coded["type"]
    if not same_days(gold.get("when"), coded.get("when")):
        a, b = ((event.get("when") or {}).get("start") or "none" for event in (gold, coded))
        yield 1.5 * share, "day", a, b
    far = kilometres(gold.get("where"), coded.get("where"))
    if far is not None and far > _FAR_KM:
        yield round((1 + log1p(far) / 2) * share, 2), "place", gold["where"]["place"], coded["where"]["place"]
    if _dead(gold) != _dead(coded):
        ratio = abs(log1p(_dead(gold) or 0) - log1p(_dead(coded) or 0))
        yield round((1 + ratio) * share, 2), "dead", str(_dead(gold)), str(_dead(coded))
