"""Judgements on pairs → incidents: components of "same", never across a "different" or what cannot be one.

A person's judgement beats every rule and score. The scorer's links are taken strongest first; two groups are joined
when no pair across them is ruled out and the pairs across them speak for it on the average, so that one doubtful
report cannot chain two attacks together. Deterministic: the result depends on the set of events, not on their order.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.coref.events import EventView
from marsad.coref.rules import cannot_be_one

MEAN_BAR = 0.4  # of `lift` over all pairs across two groups
_ASKED = 400  # pairs across two groups that are looked at before the mean is taken as settled


@dataclass(frozen=True, slots=True)
class Link:
    """The scorer's "same": `lift` is 0.5 at the threshold and 1 when certain."""

    left: str
    right: str
    lift: float


@dataclass(frozen=True, slots=True)
class Verdicts:
    """People's judgements on pairs of event keys."""

    same: frozenset[frozenset[str]] = frozenset()
    different: frozenset[frozenset[str]] = frozenset()


NOBODY = Verdicts()


class _Groups:
    """Union-find that keeps members, and which groups a person has put apart."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.of = {key: key for key in keys}
        self.members = {key: [key] for key in self.of}
        self.made_by_person: set[str] = set()

    def join(self, left: str, right: str) -> None:
        a, b = self.of[left], self.of[right]
        if a == b:
            return
        if (len(self.members[a]), b) < (len(self.members[b]), a):
            a, b = b, a
        if b in self.made_by_person:
            self.made_by_person.add(a)
        for key in self.members[b]:
            self.of[key] = a
        self.members[a] += self.members.pop(b)


def cluster(
    events: Mapping[str, EventView],
    links: Iterable[Link],
    lift: Callable[[EventView, EventView], float],
    verdicts: Verdicts = NOBODY,
) -> list[list[str]]:
    """Incidents as sorted lists of event keys, sorted by their first.

    `lift` scores pairs that no link names: those across two groups about to be joined.
    """
    groups = _Groups(sorted(events))
    for pair in sorted(sorted(p) for p in verdicts.same):
        if all(key in events for key in pair) and len(pair) == 2:
            groups.join(*pair)
            groups.made_by_person.add(groups.of[pair[0]])
    for link in sorted(links, key=lambda k: (-k.lift, k.left, k.right)):
        a, b = groups.of.get(link.left), groups.of.get(link.right)
        if a is None or b is None or a == b:
            continue
        if _may_join(groups, a, b, events, lift, verdicts):
            groups.join(a, b)
    return sorted(sorted(members) for members in groups.members.values())


def _may_join(
    groups: _Groups,
    a: str,
    b: str,
    events: Mapping[str, EventView],
    lift: Callable[[EventView, EventView], float],
    verdicts: Verdicts,
) -> bool:
    left, right = groups.members[a], groups.members[b]
    across = [(x, y) for x in left for y in right]
    if verdicts.different and any(frozenset(pair) in verdicts.different for pair in across):
        return False
    by_person = a in groups.made_by_person or b in groups.made_by_person
    # A person may have joined what the rules keep apart; then the rules cannot hold for every member.
    bearable = len(across) // 2 if by_person else 0
    for x, y in across:
        if cannot_be_one(events[x], events[y]):
            bearable -= 1
            if bearable < 0:
                return False
    return _mean([lift(events[x], events[y]) for x, y in across[:_ASKED]]) >= MEAN_BAR


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
