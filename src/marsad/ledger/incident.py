"""An incident as the ledger knows it: every version of every field, who gives it and when, how many are independent."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import select

from marsad.coref.copies import independent_sources
from marsad.coref.events import EventView, ordinal
from marsad.coref.tolls import Toll, Value, family_of, value_of
from marsad.ledger.claims import claims_of
from marsad.store import SqlStore
from marsad.store import tables as t

Json = dict[str, Any]
_AT_ONCE = 100  # incidents fetched together


@dataclass(frozen=True, slots=True)
class Version:
    """One report's word on one field of the incident. `source` numbers the independent source that it belongs to."""

    slot: str
    value: str
    attributed_to: str | None
    report_id: str
    outlet: str | None
    published: str | None
    quote: str | None
    claim_id: str
    event_key: str
    source: int
    background: bool
    factuality: str
    reliability: str
    credibility: int


@dataclass(slots=True)
class Told:
    """One event of an incident with the record and report that it stands in."""

    key: str
    event: Json
    record: Json
    report: Json
    view: EventView


@dataclass(slots=True)
class Incident:
    """All that is known of one incident. `sources` are groups of report keys that count as one source each."""

    id: str
    events: list[Told]
    versions: list[Version]
    sources: list[list[str]]
    formerly: list[str] = field(default_factory=list)

    @property
    def corroboration(self) -> int:
        """How many independent sources tell of it."""
        return len(self.sources)

    def of(self, slot: str) -> list[Version]:
        return [version for version in self.versions if version.slot == slot]

    def toll(self, slot: str, rule: str) -> Value:
        """The dead ("killed") or wounded ("injured") by a named rule."""
        return value_of([_toll(version) for version in self.of(slot)], rule)

    def agreed(self, slot: str) -> str | None:
        """The value that most independent sources give, news before what is only recalled; the earliest on a tie."""
        ranked = self.ranked(slot)
        return ranked[0] if ranked else None

    def ranked(self, slot: str) -> list[str]:
        """Values by how many independent sources give them."""
        told = [v for v in self.of(slot) if not v.background] or self.of(slot)
        votes = Counter(value for value, _ in {(v.value, v.source) for v in told})
        first: dict[str, tuple[str, str]] = {}
        for version in sorted(told, key=lambda v: v.published or "9999"):
            first.setdefault(version.value, (version.published or "9999", version.value))
        return sorted(votes, key=lambda value: (-votes[value], first[value]))

    def conflicts(self) -> dict[str, list[str]]:
        """Fields on which some source contradicts the others: value by value, the most common first. A source that
        also gives the common value (an attack, and the looting after it) contradicts nobody."""
        found = {}
        for slot in ("type", "days", "place", "killed", "injured"):
            ranked = self.ranked(slot)
            common = {v.source for v in self.of(slot) if ranked and v.value == ranked[0]}
            if any(v.source not in common for v in self.of(slot)):
                found[slot] = ranked
        return found


def _toll(version: Version) -> Toll:
    low, _, high = version.value.partition("..")
    source_class = (version.attributed_to or "").partition(":")[0]
    top = high if ".." in version.value else low
    return Toll(
        int(low or 0),
        int(top) if top else None,
        family_of(source_class),
        ordinal(version.published),
        version.claim_id,
        version.background,
    )


def read_incidents(store: SqlStore, ids: Iterable[str]) -> Iterator[Incident]:
    """The incidents with these ids, in their order; ids that are not there are passed over."""
    names = iter(ids)
    while part := list(islice(names, _AT_ONCE)):
        shelf = _Shelf(store, part)
        yield from (shelf.incident(name) for name in part if shelf.members.get(name))


class _Shelf:
    """Everything that some incidents are made of, fetched together."""

    def __init__(self, store: SqlStore, ids: Sequence[str]) -> None:
        members = store.rows_in(t.incident_member, "incident_id", ids)
        events = {r["event_key"]: r for r in store.rows_in(t.event, "event_key", (m["event_key"] for m in members))}
        self.members: dict[str, list[Json]] = {}
        for row in members:
            self.members.setdefault(row["incident_id"], []).append(events[row["event_key"]])
        keys = {row["report_key"] for row in events.values()}
        self.reports = {r["report_key"]: r for r in store.rows_in(t.report, "report_key", keys)}
        readings = (r for r in store.rows_in(t.reading, "report_key", keys) if r["is_current"])
        self.records = {r["report_key"]: json.loads(r["record"]) for r in readings}
        self.copies = store.rows_in(t.copy, "report_key", keys)
        self.notes = [n for n in store.rows_in(t.forwarding, "new_id", ids) if n["reason"] == "merged"]
        outlets = {r["outlet"] for r in self.reports.values() if r["outlet"]}
        self.reliability = {r["outlet"]: r["reliability"] for r in store.rows_in(t.outlet_rating, "outlet", outlets)}
        self.credibility = {r["claim_id"]: r["credibility"] for r in store.rows(select(t.claim_rating))}

    def incident(self, incident_id: str) -> Incident:
        told = [self._told(row) for row in self.members[incident_id]]
        told.sort(key=lambda x: (x.report["published"] or "9999", x.report["report_key"], x.view.offset, x.key))
        reports = {x.report["report_key"]: x.report for x in told}
        sources = independent_sources(sorted(reports), self._ties(reports))
        formerly = [note["old_id"] for note in self.notes if note["new_id"] == incident_id]
        return Incident(incident_id, told, list(_versions(self, told, sources)), sources, formerly)

    def _told(self, row: Json) -> Told:
        record = self.records[row["report_key"]]
        view = EventView.from_json(json.loads(row["view"]))
        return Told(row["event_key"], record["events"][row["number"]], record, self.reports[row["report_key"]], view)

    def _ties(self, reports: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
        """Pairs of reports that are no two sources: copies, one outlet, the same agency given as the source."""
        yield from ((row["report_key"], row["of_key"]) for row in self.copies if row["report_key"] in reports)
        seen: dict[str, str] = {}
        for key, report in sorted(reports.items()):
            outlet = (report["outlet"] or "").strip().casefold()
            for name in filter(None, (outlet and f"outlet:{outlet}", *_agencies(report["text"] or ""))):
                if name in seen:
                    yield seen[name], key
                seen.setdefault(name, key)


def _agencies(text: str) -> list[str]:
    """Agencies that a report is signed with, at its head or foot."""
    from marsad.coref.agencies import agencies_signing

    return [f"agency:{name}" for name in agencies_signing(text)]


def _versions(shelf: _Shelf, told: Sequence[Told], sources: Sequence[Sequence[str]]) -> Iterator[Version]:
    number = {key: n for n, group in enumerate(sources) for key in group}
    made = [(x, claim) for x in told for claim in claims_of(x.record, x.event, x.key)]
    agree = Counter((c.slot, c.value, number[x.report["report_key"]]) for x, c in made)
    backed = Counter((slot, value) for slot, value, _ in agree)
    for x, claim in made:
        text, report = x.report["text"], x.report
        known = text is not None and claim.start_at is not None
        default = 1 if backed[claim.slot, claim.value] > 2 else 2 if backed[claim.slot, claim.value] > 1 else 6
        yield Version(
            slot=claim.slot,
            value=claim.value,
            attributed_to=claim.attributed_to,
            report_id=report["report_id"],
            outlet=report["outlet"],
            published=report["published"],
            quote=text[claim.start_at : claim.end_at] if known else None,
            claim_id=claim.claim_id,
            event_key=x.key,
            source=number[report["report_key"]],
            background=x.view.background,
            factuality=claim.factuality,
            reliability=shelf.reliability.get(report["outlet"], "F"),
            credibility=shelf.credibility.get(claim.claim_id, default),
        )
