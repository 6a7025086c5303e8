"""Incident ids stay: the part that keeps most of the old members keeps the id; every other change leaves a note."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.ledger.keys import digest


@dataclass(slots=True)
class Assignment:
    """Which id each group of events has. `gone`: ids without members here; `notes`: rows for the forwarding table."""

    groups: list[tuple[str, list[str]]] = field(default_factory=list)
    new: set[str] = field(default_factory=set)
    gone: list[str] = field(default_factory=list)
    notes: list[dict[str, str]] = field(default_factory=list)


def new_id(founder: str, taken: Callable[[str], bool]) -> str:
    """An id from the first event of an incident; the same event founds the same id in every ledger."""
    number = 0
    while taken(found := "i" + digest("incident", founder, number or "", length=12)):
        number += 1
    return found


def assign(
    groups: Sequence[Sequence[str]],
    before: Mapping[str, str],
    former: Mapping[str, str],
    taken: Callable[[str], bool],
) -> Assignment:
    """Ids for groups of event keys.

    Args:
        groups: sorted groups of event keys.
        before: event → the incident that it was in.
        former: the same for events that were taken out; their group inherits.
        taken: whether a live incident has this id.
    """
    was = dict(former) | dict(before)
    counts = [Counter(was[key] for key in group if key in was) for group in groups]
    claims = sorted((-n, old, i) for i, count in enumerate(counts) for old, n in count.items())
    given: dict[int, str] = {}
    used: set[str] = set()
    for _, old, i in claims:
        if i not in given and old not in used:
            given[i] = old
            used.add(old)
    made = Assignment()
    for i, group in enumerate(groups):
        members = sorted(group)
        if i not in given:
            given[i] = new_id(members[0], lambda name: taken(name) or name in used)
            used.add(given[i])
            made.new.add(given[i])
            made.notes += [_note(old, given[i], "split") for old in sorted(counts[i])]
        made.groups.append((given[i], members))
    keepers = set(given.values())
    for old in sorted(set(was.values()) - keepers):
        made.gone.append(old)
        heirs = [(-count[old], given[i]) for i, count in enumerate(counts) if count[old]]
        made.notes.append(_note(old, min(heirs)[1], "merged") if heirs else _note(old, "", "withdrawn"))
    return made


def _note(old: str, new: str, reason: str) -> dict[str, str]:
    return {"old_id": old, "new_id": new, "reason": reason}
