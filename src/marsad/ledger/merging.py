"""Merging inside a ledger: new events find their candidates by block, are judged, and their neighbourhood is settled.

A neighbourhood is everything that "same" judgements connect; it is clustered as a whole, so that adding reports one by
one gives the same incidents as merging all at once.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from marsad.coref.block import file_keys, seek_keys
from marsad.coref.cluster import Link, Verdicts, cluster
from marsad.coref.events import EventView
from marsad.coref.merge import components
from marsad.coref.scorer import Scorer
from marsad.ledger.ids import Assignment, assign
from marsad.ledger.keys import digest
from marsad.store import SqlStore
from marsad.store import tables as t

_REMEMBERED = 50_000  # views kept in memory


class Merger:
    """Judges and settles events of one store. Call its methods inside `store.writing()`."""

    def __init__(self, store: SqlStore, scorer: Scorer) -> None:
        self.store, self.scorer = store, scorer
        self._seen: dict[str, EventView] = {}

    # events in and out

    def file(self, report_key: str, events: Sequence[EventView]) -> None:
        """Put the events of a report where others find them."""
        rows = [
            {"event_key": e.key, "report_key": report_key, "number": n, "view": _dump(e)} for n, e in enumerate(events)
        ]
        self.store.add(t.event, rows)
        blocks = [{"block_key": key, "event_key": e.key} for e in events for key in sorted(file_keys(e))]
        self.store.add(t.block, blocks)
        self._seen |= {e.key: e for e in events}

    def drop(self, keys: Sequence[str]) -> None:
        """Take events out, with what the scorer said of them; people's judgements stay."""
        scored = [r["judgement_id"] for r in self.store.judgements_of(keys) if not r["by_person"]]
        self.store.remove(t.judgement, "judgement_id", scored)
        for table in (t.block, t.incident_member, t.event):
            self.store.remove(table, "event_key", keys)
        for key in keys:
            self._seen.pop(key, None)

    def views(self, keys: Iterable[str]) -> dict[str, EventView]:
        """The views of the events that there are."""
        wanted = set(keys)
        missing = wanted - self._seen.keys()
        if len(self._seen) > _REMEMBERED:
            self._seen = {key: self._seen[key] for key in wanted & self._seen.keys()}
        for row in self.store.rows_in(t.event, "event_key", missing):
            self._seen[row["event_key"]] = EventView.from_json(json.loads(row["view"]))
        return {key: self._seen[key] for key in sorted(wanted) if key in self._seen}

    # judging

    def judge(self, events: Sequence[EventView]) -> None:
        """Compare filed events with all that share a block, and write down what is the same."""
        rows, done = [], set()
        for event in events:
            met = self.store.met_by_blocks(sorted(seek_keys(event))) - {event.key}
            for other in self.views(met).values():
                pair = tuple(sorted((event.key, other.key)))
                if pair in done:
                    continue
                done.add(pair)
                if (lift := self.scorer.lift(event, other)) >= 0.5:
                    rows.append(self.judgement(event, other, lift))
        self.store.add(t.judgement, rows)

    def judgement(self, a: EventView, b: EventView, lift: float) -> dict[str, Any]:
        """The row of a scorer's "same"; `score` is 0.5 at the threshold and 1 when certain."""
        a, b = sorted((a, b), key=lambda e: e.key)
        row: dict[str, Any] = {
            "judgement_id": digest(a.key, b.key, self.scorer.id),
            "left_key": a.key,
            "right_key": b.key,
        }
        row |= {"verdict": "same", "score": round(lift, 6), "why": self.scorer.explain(a, b).why}
        return row | {"made_by": self.scorer.id, "by_person": 0, "created_at": None, "deleted_at": None}

    # settling

    def settle(self, touched: Iterable[str], former: Mapping[str, str] | None = None) -> Assignment:
        """Cluster what the touched events are connected with and give the incidents their ids.

        Args:
            touched: keys of events that came, or whose judgements changed.
            former: incident ids of events taken out, by the key of the event that took their place (or their own).
        """
        keys, rows = self._neighbourhood(touched)
        events = self.views(keys)
        verdicts = verdicts_of(rows)
        links = [Link(r["left_key"], r["right_key"], r["score"]) for r in rows if not r["by_person"]]
        groups: list[list[str]] = []
        for members, own in components(events, links, verdicts):
            part = {key: events[key] for key in members}
            groups += cluster(part, own, self.scorer.lift, verdicts) if len(part) > 1 else [members]
        before = {r["event_key"]: r["incident_id"] for r in self.store.rows_in(t.incident_member, "event_key", events)}
        return self._write(assign(groups, before, former or {}, self._taken), sorted(events))

    def rebuild(self) -> int:
        """Judge and settle every event anew, ids kept where members are; returns the number of incidents."""
        from marsad.coref.block import candidate_pairs

        rows = self.store.rows(select(t.event).order_by(t.event.c.event_key))
        events = {r["event_key"]: EventView.from_json(json.loads(r["view"])) for r in rows}
        people = self.store.rows(
            select(t.judgement).where(t.judgement.c.by_person == 1, t.judgement.c.deleted_at.is_(None))
        )
        self._forget_scores()
        found: list[dict[str, Any]] = []
        for a, b in candidate_pairs(events.values()):
            if (lift := self.scorer.lift(a, b)) >= 0.5:
                found.append(self.judgement(a, b, lift))
        self.store.add(t.judgement, found)
        verdicts = verdicts_of(people)
        links = [Link(r["left_key"], r["right_key"], r["score"]) for r in found]
        groups: list[list[str]] = []
        for members, own in components(events, links, verdicts):
            part = {key: events[key] for key in members}
            groups += cluster(part, own, self.scorer.lift, verdicts) if len(part) > 1 else [members]
        before = {r["event_key"]: r["incident_id"] for r in self.store.rows(select(t.incident_member))}
        live = {r["incident_id"] for r in self.store.rows(select(t.incident.c.incident_id))}
        self._write(assign(groups, before, {}, live.__contains__), sorted(events))
        return len(groups)

    def _forget_scores(self) -> None:
        ids = self.store.rows(select(t.judgement.c.judgement_id).where(t.judgement.c.by_person == 0))
        self.store.remove(t.judgement, "judgement_id", [r["judgement_id"] for r in ids])

    def _neighbourhood(self, touched: Iterable[str]) -> tuple[set[str], list[dict[str, Any]]]:
        """Everything that "same" connects with the touched events, and the judgements on it."""
        known: set[str] = set()
        rows: dict[str, dict[str, Any]] = {}
        edge = set(touched)
        while edge:
            known |= edge
            found = self.store.judgements_of(edge)
            rows |= {r["judgement_id"]: r for r in found}
            edge = {r[side] for r in found if r["verdict"] == "same" for side in ("left_key", "right_key")} - known
        return known, [rows[key] for key in sorted(rows)]

    def _taken(self, incident_id: str) -> bool:
        return self.store.one(t.incident, "incident_id", incident_id) is not None

    def _write(self, made: Assignment, keys: Sequence[str]) -> Assignment:
        """Rows for an assignment: incidents that are new or gone, members that moved, notes that forward."""
        store = self.store
        store.add(
            t.incident, [{"incident_id": i, "founder": members[0]} for i, members in made.groups if i in made.new]
        )
        old = {r["event_key"]: r["incident_id"] for r in store.rows_in(t.incident_member, "event_key", keys)}
        moved = {key: i for i, members in made.groups for key in members if old.get(key) != i}
        store.remove(t.incident_member, "event_key", sorted(moved.keys() & old.keys()))
        store.add(t.incident_member, [{"event_key": k, "incident_id": i} for k, i in sorted(moved.items())])
        alive = {r["incident_id"] for r in store.rows_in(t.incident_member, "incident_id", made.gone)}
        gone = sorted(set(made.gone) - alive)
        store.remove(t.forwarding, "old_id", sorted(made.new))
        notes = [note for note in made.notes if note["reason"] == "split" or note["old_id"] in gone]
        store.add(t.forwarding, notes)
        store.remove(t.incident, "incident_id", gone)
        return made


def verdicts_of(rows: Iterable[Mapping[str, Any]]) -> Verdicts:
    """People's judgements among rows; of two on the same pair the later one counts."""
    people = sorted((r for r in rows if r["by_person"]), key=lambda r: (r["created_at"] or "", r["judgement_id"]))
    last = {frozenset((r["left_key"], r["right_key"])): r["verdict"] for r in people}
    return Verdicts(
        frozenset(pair for pair, verdict in last.items() if verdict == "same"),
        frozenset(pair for pair, verdict in last.items() if verdict == "different"),
    )


def _dump(event: EventView) -> str:
    return json.dumps(event.to_json(), ensure_ascii=False, sort_keys=True)
