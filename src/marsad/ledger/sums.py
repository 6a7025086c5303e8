"""Tolls that are sums: a headline that adds two attacks of one day gives neither's figure."""

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.ledger.book import Ledger
from marsad.ledger.incident import Incident
from marsad.store import tables as t

_LEAST = 3  # smaller figures add up by chance


@dataclass(frozen=True, slots=True)
class Sum:
    """`total` dead, told of this incident, are its own `part` and the `rest` of the incident `other`."""

    total: int
    part: int
    rest: int
    other: str


def sums_of(ledger: Ledger, incident: Incident) -> list[Sum]:
    """Figures for the dead that this incident's own and those of another one of the same days and country add up to."""
    own = sorted({x.view.killed[0] for x in incident.events if x.view.killed})
    totals = [total for total in own if total >= _LEAST]
    if len(own) < 2 or not totals:
        return []
    found = set()
    for other, dead in _beside(ledger, incident):
        found |= {Sum(total, part, dead, other) for total in totals for part in own if 0 < part == total - dead}
    return sorted(found, key=lambda s: (s.total, s.other, s.part))


def _beside(ledger: Ledger, incident: Incident) -> Iterator[tuple[str, int]]:
    """Other incidents of the same days and country, with every figure for their dead."""
    keys = set()
    for view in (x.view for x in incident.events):
        if view.start is not None and view.end is not None and view.end - view.start <= 3 and view.country:
            keys |= {f"d:{view.country}:{day}" for day in range(view.start - 1, view.end + 2)}
    views = ledger.merger.views(ledger.store.met_by_blocks(sorted(keys)))
    own = {x.key for x in incident.events}
    rows = ledger.store.rows_in(t.incident_member, "event_key", views.keys() - own)
    for row in rows:
        killed = views[row["event_key"]].killed
        if killed and killed[0]:
            yield row["incident_id"], killed[0]
