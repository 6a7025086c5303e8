"""Two runs over the same reports: which claims came, which went, compared by what they say and where."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Json = Mapping[str, Any]
Fact = tuple[str, str, str, str]  # report id, the event's trigger words and place, slot, value


@dataclass(slots=True)
class Difference:
    """`gains` and `losses` in the order of the reports; `reports` counts those in both runs."""

    reports: int = 0
    same: int = 0
    gains: list[Fact] = field(default_factory=list)
    losses: list[Fact] = field(default_factory=list)
    only_old: list[str] = field(default_factory=list)
    only_new: list[str] = field(default_factory=list)


def facts_of(record: Json) -> list[Fact]:
    """What a coded record says of its events, one fact a line: type, days, place, sides, dead, wounded, status."""
    return [fact for event in record.get("events") or [] for fact in _facts(str(record["report"]["id"]), event)]


def _facts(report: str, event: Json) -> Iterator[Fact]:
    trigger = event.get("trigger") or {}
    at = f"{trigger.get('start')}-{trigger.get('end')} {trigger.get('quote') or ''}"

    def fact(slot: str, value: object) -> Fact:
        return report, at, slot, str(value)

    yield fact("type", event["type"])
    yield fact("status", event.get("status"))
    yield fact("background", bool(event.get("background")))
    when, where = event.get("when") or {}, event.get("where") or {}
    if when.get("start"):
        yield fact("days", f"{when['start']}/{when.get('end')}")
    if where.get("place"):
        yield fact("place", where.get("place_id") or where["place"])
    for side in ("side_a", "side_b"):
        for party in event.get(side) or []:
            yield fact(side, party["actor"])
    for slot in ("deaths", "injured"):
        total = event.get(slot) or {}
        if total.get("low") is not None or total.get("high") is not None:
            yield fact(slot, f"{total.get('low')}..{total.get('high')}")


def difference(old: Iterable[Json], new: Iterable[Json]) -> Difference:
    """Gains and losses of NEW over OLD, by report id; a report in only one of them is named, not compared."""
    before = {str(record["report"]["id"]): record for record in old}
    after = {str(record["report"]["id"]): record for record in new}
    found = Difference(only_old=[k for k in before if k not in after], only_new=[k for k in after if k not in before])
    for key, record in after.items():
        if key not in before:
            continue
        found.reports += 1
        mine, theirs = facts_of(record), facts_of(before[key])
        mine_set, theirs_set = set(mine), set(theirs)
        found.same += len(mine_set & theirs_set)
        found.gains += sorted(mine_set - theirs_set)
        found.losses += sorted(theirs_set - mine_set)
    return found
