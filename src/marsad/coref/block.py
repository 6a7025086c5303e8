"""Which pairs are worth a look: events that share a day in a country, a place in a month, or an actor in a month.

Each event files itself under `file_keys` and looks under `seek_keys`; a pair is a candidate when one's seek key is
the other's file key. Keys depend on the event alone, so that a ledger can index them and one more report costs the
same whether the ledger is small or large.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from marsad.coref.events import EventView
from marsad.coref.rules import named

_LONG = 12  # days; a longer span is looked for by month, not by day
_SLACK = 3  # days
_MOST_MONTHS = 26


def file_keys(event: EventView) -> frozenset[str]:
    """Keys under which others find this event."""
    return frozenset(_keys(event, seek=False))


def seek_keys(event: EventView) -> frozenset[str]:
    """Keys under which this event looks for others. Two events find each other whichever of them looks."""
    return frozenset(_keys(event, seek=True))


def _keys(event: EventView, *, seek: bool) -> Iterator[str]:
    yield f"r:{event.report}"
    span = _span(event)
    if span is None:
        return
    start, end = span
    fine = end - start <= _LONG
    if fine:
        where, slack = event.country or "?", _SLACK if seek else 0
        yield from (f"d:{where}:{day}" for day in range(start - slack, end + slack + 1))
    months = list(_months(start - _SLACK, end + _SLACK))[:_MOST_MONTHS]
    if event.place:
        yield from (f"p:{event.place}:{month}" for month in months)
    # A loose event meets all of its topic in the month; two with day and place meet by day or not at all.
    topics = [(actor, not fine or not event.fine) for actor in named(event.side_a) | named(event.side_b)]
    for topic, loose in (*topics, (event.type, event.place is None)):
        for month in months:
            if loose or not seek:
                yield f"a:{topic}:{month}"
            if loose != seek:
                yield f"l:{topic}:{month}"


def _span(event: EventView) -> tuple[int, int] | None:
    """The days in which the event may lie: its own, else the weeks before publication."""
    if event.start is not None and event.end is not None:
        return event.start, event.end
    if event.published is not None:
        return event.published - 31, event.published
    return None


def _months(start: int, end: int) -> Iterator[str]:
    first, last = date.fromordinal(max(start, 1)), date.fromordinal(max(end, 1))
    for count in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{count // 12}-{count % 12 + 1:02}"


def candidate_pairs(events: Iterable[EventView]) -> Iterator[tuple[EventView, EventView]]:
    """Every candidate pair once, the earlier event of the input first."""
    index: dict[str, list[int]] = {}
    seen: list[EventView] = []
    for number, event in enumerate(events):
        met = {other for key in seek_keys(event) for other in index.get(key, ())}
        yield from ((seen[other], event) for other in sorted(met))
        for key in file_keys(event):
            index.setdefault(key, []).append(number)
        seen.append(event)
