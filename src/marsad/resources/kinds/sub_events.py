"""ACLED's hierarchy of event types: `resources/sub_events/acled.yml`, highest first."""

from collections.abc import Iterator
from typing import Any

from marsad.resources.schema import Record


class SubEvent(Record):
    event_type: str
    sub_event_type: str
    disorder_type: str


class Hierarchy(Record):
    order: list[SubEvent]


def compile_record(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One line a sub-event type, `rank` 0 for the highest."""
    for rank, line in enumerate(record["order"]):
        yield {"id": f"{rank:02}", "rank": rank} | line


SCHEMA = Hierarchy
