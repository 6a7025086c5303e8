"""Merging a whole set of events at once: block, score, link, cluster. A ledger does the same one report at a time."""

from collections.abc import Iterable, Iterator

from marsad.coref.block import candidate_pairs
from marsad.coref.cluster import NOBODY, Link, Verdicts, cluster
from marsad.coref.events import EventView
from marsad.coref.scorer import Scorer, default_scorer


def links_among(events: Iterable[EventView], scorer: Scorer) -> Iterator[Link]:
    """The scorer's "same" on candidate pairs."""
    for a, b in candidate_pairs(events):
        if (lift := scorer.lift(a, b)) >= 0.5:
            left, right = sorted((a.key, b.key))
            yield Link(left, right, lift)


def merge(events: Iterable[EventView], scorer: Scorer | None = None, verdicts: Verdicts = NOBODY) -> list[list[str]]:
    """Incidents among the events, as sorted lists of keys; every event is in exactly one.

    Components are clustered apart, so that the answer for one does not depend on what else is there.
    """
    scorer = scorer or default_scorer()
    known = {event.key: event for event in events}
    links = list(links_among(known.values(), scorer))
    found = []
    for keys, own in components(known, links, verdicts):
        found += cluster({key: known[key] for key in keys}, own, scorer.lift, verdicts) if len(keys) > 1 else [keys]
    return sorted(found)


def components(
    keys: Iterable[str], links: Iterable[Link], verdicts: Verdicts = NOBODY
) -> Iterator[tuple[list[str], list[Link]]]:
    """Connected components of links and of people's "same", each with its links."""
    parent = {key: key for key in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    links = list(links)
    pairs = [(link.left, link.right) for link in links] + [tuple(sorted(p)) for p in verdicts.same if len(p) == 2]
    for left, right in pairs:
        if left in parent and right in parent:
            a, b = sorted((root(left), root(right)))
            parent[b] = a
    members: dict[str, list[str]] = {}
    for key in parent:
        members.setdefault(root(key), []).append(key)
    own: dict[str, list[Link]] = {}
    for link in links:
        own.setdefault(root(link.left), []).append(link)
    for top in sorted(members):
        yield sorted(members[top]), own.get(top, [])
