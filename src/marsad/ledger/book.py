"""A ledger, opened: reports are added to it, incidents asked of it, and people's judgements written into it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import select

from marsad.coref.copies import SAME_TEXT, bands, likeness, shingles, sketch
from marsad.coref.events import EventView, event_keys, views_of
from marsad.coref.rules import rules
from marsad.coref.scorer import Scorer, default_scorer
from marsad.ledger.claims import claims_of
from marsad.ledger.keys import digest, key_of_record
from marsad.ledger.merging import Merger
from marsad.store import SqlStore, open_store
from marsad.store import tables as t

Json = dict[str, Any]
_REACH = 300  # characters by which a trigger may have moved between two readings of one event


class Ledger:
    """Reports, their readings by each version of marsad, and the incidents they tell of."""

    def __init__(self, store: SqlStore, scorer: Scorer | None = None) -> None:
        self.store = store
        self.scorer = scorer or default_scorer()
        self.merger = Merger(store, self.scorer)

    @classmethod
    def open(cls, where: str | Path, *, create: bool = False, scorer: Scorer | None = None) -> "Ledger":
        """The ledger at a path (SQLite) or URL.

        Raises:
            BadCall: there is none (and `create` is False), or the file is no ledger.
        """
        return cls(open_store(where, create=create), scorer)

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # adding

    def knows(self, report_key: str, pipeline_id: str) -> bool:
        """Whether this pipeline has read this report already."""
        return self.store.one(t.reading, "reading_id", digest(report_key, pipeline_id)) is not None

    def add_all(self, records: Sequence[Json], pipeline_id: str, *, settle: bool = True) -> list[str]:
        """Keep coded records in one transaction; of each "known", "added", "read again" (by another version), "older".

        `settle=False` leaves merging to a later `rebuild`.
        """
        with self.store.writing():
            readings = self.store.readings_of(key_of_record(record) for record in records)
            return [self._add(record, pipeline_id, readings, settle=settle) for record in records]

    def _add(self, record: Json, pipeline_id: str, readings: dict[str, list[Json]], *, settle: bool) -> str:
        key = key_of_record(record)
        reading_id = digest(key, pipeline_id)
        if any(row["reading_id"] == reading_id for row in readings[key]):
            return "known"
        ordinal = self.store.ordinal_of(pipeline_id)
        previous = next((row for row in readings[key] if row["is_current"]), None)
        if previous is None:
            self._add_report(key, record)
        newest = previous is None or ordinal > self.store.ordinal_of(previous["pipeline_id"])
        if previous is not None and newest:
            self.store.change(t.reading, "reading_id", [previous["reading_id"]], is_current=0)
            previous["is_current"] = 0
        readings[key].append({"reading_id": reading_id, "pipeline_id": pipeline_id, "is_current": int(newest)})
        self._add_reading(reading_id, key, pipeline_id, record, current=newest)
        if not newest:
            return "older"
        fresh = views_of(record, key)
        former = self._replace(key, fresh) if previous is not None else {}
        self.merger.file(key, fresh)
        if settle:
            self.merger.judge(fresh)
            self.merger.settle([view.key for view in fresh] + sorted(former), former)
        return "added" if previous is None else "read again"

    def pipelines(self) -> list[str]:
        """The versions that have read into this ledger, in the order in which they came."""
        rows = self.store.rows(select(t.pipeline).order_by(t.pipeline.c.ordinal))
        return [row["pipeline_id"] for row in rows]

    def changes(self, old: str, new: str) -> dict[str, list[Json]]:
        """What pipeline `new` says of the reports that both have read and `old` did not ("gained"), and the other way
        round ("lost"): rows of the claim table, ordered by event and slot."""
        says: dict[str, dict[str, set[str]]] = {}
        support = select(t.reading.c.report_key, t.reading.c.pipeline_id, t.claim_support.c.claim_id).join_from(
            t.reading, t.claim_support, t.claim_support.c.reading_id == t.reading.c.reading_id, isouter=True
        )
        for row in self.store.rows(support.where(t.reading.c.pipeline_id.in_((old, new)))):
            said = says.setdefault(row["report_key"], {}).setdefault(row["pipeline_id"], set())
            if row["claim_id"]:
                said.add(row["claim_id"])
        both = [said for said in says.values() if len(said) == 2]
        found = {
            "gained": {claim for said in both for claim in said[new] - said[old]},
            "lost": {claim for said in both for claim in said[old] - said[new]},
        }
        return {
            label: sorted(
                self.store.rows_in(t.claim, "claim_id", ids), key=lambda r: (r["event_key"], r["slot"], r["value"])
            )
            for label, ids in found.items()
        }

    def rebuild(self) -> int:
        """Merge everything anew, people's judgements kept; the number of incidents."""
        with self.store.writing():
            count = self.merger.rebuild()
            self.store.put(t.ledger_meta, {"name": "scorer", "value": self.scorer.id})
        return count

    def refresh(self) -> None:
        """Rebuild when the incidents stand by other weights or rules than today's."""
        known = self.store.one(t.ledger_meta, "name", "scorer")
        if known is None or known["value"] != self.scorer.id:
            self.rebuild()

    def _add_report(self, key: str, record: Json) -> None:
        head, text = record["report"], storable(record.get("_text"))
        published = (head.get("published") or {}).get("start")
        row = {"report_key": key, "report_id": str(head["id"]), "published": published}
        row |= {name: storable(head.get(name)) for name in ("outlet", "url", "language", "title")}
        marks = sketch(text) if text else ()
        row |= {"text": text, "sketch": json.dumps(marks) if marks else None}
        self.store.add(t.report, [row])
        if text and marks:
            self._find_copies(key, text, bands(marks))

    def _find_copies(self, key: str, text: str, names: Sequence[str]) -> None:
        met = {row["report_key"] for row in self.store.rows_in(t.sketch_band, "band", names)}
        own = shingles(text)
        rows = []
        for other in self.store.rows_in(t.report, "report_key", met):
            alike = likeness(own, shingles(other["text"] or ""))
            if alike >= SAME_TEXT:
                rows.append({"report_key": key, "of_key": other["report_key"], "likeness": round(alike, 4)})
        self.store.add(t.copy, rows)
        self.store.add(t.sketch_band, [{"band": name, "report_key": key} for name in names])

    def _add_reading(self, reading_id: str, key: str, pipeline_id: str, record: Json, *, current: bool) -> None:
        kept = {name: value for name, value in record.items() if not name.startswith("_")}
        row = {"reading_id": reading_id, "report_key": key, "pipeline_id": pipeline_id, "is_current": int(current)}
        self.store.add(t.reading, [row | {"record": storable(json.dumps(kept, ensure_ascii=False))}])
        events = record.get("events") or []
        claims = [
            claim.row()
            for event, event_key in zip(events, event_keys(key, events), strict=True)
            for claim in claims_of(record, event, event_key)
        ]
        self.store.add(t.claim, [row | {"value": storable(row["value"])} for row in claims])
        supported = sorted({row["claim_id"] for row in claims})
        self.store.add(t.claim_support, [{"claim_id": c, "reading_id": reading_id} for c in supported])

    def _replace(self, report_key: str, fresh: Sequence[EventView]) -> dict[str, str]:
        """Take out the events of the earlier reading; returns new event key → the incident it inherits."""
        old_keys = [row["event_key"] for row in self.store.rows_in(t.event, "report_key", [report_key])]
        old = self.merger.views(old_keys)
        was = {r["event_key"]: r["incident_id"] for r in self.store.rows_in(t.incident_member, "event_key", old_keys)}
        heirs = successors(old, fresh)
        self._carry_over(heirs)
        # What stood beside a vanished event in its incident must be settled anew too.
        beside = self.store.rows_in(t.incident_member, "incident_id", set(was.values()))
        self.merger.drop(old_keys)
        former = {heirs.get(key, key): incident for key, incident in was.items()}
        return former | {r["event_key"]: r["incident_id"] for r in beside if r["event_key"] not in was}

    def _carry_over(self, heirs: Mapping[str, str]) -> None:
        """People's judgements follow an event to its key in the new reading."""
        moved = {old: new for old, new in heirs.items() if old != new}
        self.store.add(t.event_alias, [{"old_key": old, "new_key": new} for old, new in sorted(moved.items())])
        for row in self.store.judgements_of(moved):
            if row["by_person"]:
                left, right = (moved.get(row[side], row[side]) for side in ("left_key", "right_key"))
                self.store.put(t.judgement, row | {"left_key": left, "right_key": right})


def successors(old: Mapping[str, EventView], fresh: Sequence[EventView]) -> dict[str, str]:
    """Old event key → the key of the same event in a new reading, by trigger and kind; without those that vanished."""
    free = {view.key: view for view in fresh}
    found = {key: key for key in old if key in free}
    free = {key: view for key, view in free.items() if key not in found}
    for key, view in old.items():
        near = [
            v for v in free.values() if rules().type_fit(v.type, view.type) and abs(v.offset - view.offset) <= _REACH
        ]
        if key not in found and near:
            heir = min(near, key=lambda v: (v.type != view.type, abs(v.offset - view.offset), v.key))
            found[key] = heir.key
            del free[heir.key]
    return found


def storable(text: str | None) -> str | None:
    """Text without the half characters (lone surrogates) that no database takes."""
    return None if text is None else text.encode("utf-8", "replace").decode("utf-8")
