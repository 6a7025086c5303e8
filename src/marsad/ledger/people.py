"""What people say of incidents (merge, split, undo) and of sources (reliability, credibility). It beats every score."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import select

from marsad.errors import BadCall
from marsad.ledger.book import Ledger
from marsad.ledger.ids import Assignment
from marsad.ledger.keys import digest
from marsad.store import tables as t

RELIABILITY = ("A", "B", "C", "D", "E", "F")


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def live_ids(ledger: Ledger, incident_id: str) -> list[str]:
    """The incident itself, or those that its forwarding notes lead to; [] when nobody knows it."""
    found: list[str] = []
    waiting, seen = [incident_id], set()
    while waiting:
        name = waiting.pop(0)
        if name in seen or not name:
            continue
        seen.add(name)
        if ledger.store.one(t.incident, "incident_id", name):
            found.append(name)
        else:
            waiting += [r["new_id"] for r in ledger.store.rows_in(t.forwarding, "old_id", [name])]
    return found


def the_incident(ledger: Ledger, incident_id: str) -> str:
    """The one live incident behind an id.

    Raises:
        BadCall: nobody knows it, or it was split into several.
    """
    found = live_ids(ledger, incident_id)
    if not found:
        raise BadCall(f"no incident {incident_id} in this ledger: 'marsad incidents list' names them")
    if len(found) > 1:
        raise BadCall(f"{incident_id} is now {', '.join(found)}: choose one")
    return found[0]


def members(ledger: Ledger, incident_id: str) -> list[str]:
    rows = ledger.store.rows_in(t.incident_member, "incident_id", [incident_id])
    return sorted(row["event_key"] for row in rows)


def merge_incidents(ledger: Ledger, ids: Sequence[str], person: str, why: str = "") -> str:
    """Say that these incidents are one; returns the id that remains.

    Raises:
        BadCall: fewer than two, or one that is not known.
    """
    live = list(dict.fromkeys(the_incident(ledger, name) for name in ids))
    if len(live) < 2:
        raise BadCall("name two different incidents or more to merge")
    with ledger.store.writing():
        groups = [members(ledger, name) for name in live]
        first = groups[0][0]
        pairs = [(first, group[0]) for group in groups[1:]]
        _overrule(ledger, groups, "different")
        _write(ledger, pairs, "same", person, why)
        made = ledger.merger.settle([key for group in groups for key in group])
    return _holding(made, first)


def split_incident(ledger: Ledger, incident_id: str, events: Sequence[str], person: str, why: str = "") -> str:
    """Say that these events of an incident are another one; returns the id of the incident that they form.

    Raises:
        BadCall: an event is not in the incident, or none would remain.
    """
    live = the_incident(ledger, incident_id)
    with ledger.store.writing():
        own = members(ledger, live)
        if strange := sorted(set(events) - set(own)):
            raise BadCall(f"{live} does not hold {', '.join(strange)}: 'marsad incidents show {live}' lists its events")
        out, rest = sorted(set(events)), sorted(set(own) - set(events))
        if not out or not rest:
            raise BadCall("name some of the events, not none and not all")
        _overrule(ledger, [out, rest], "same")
        _write(ledger, [(x, y) for x in out for y in rest], "different", person, why)
        _write(ledger, list(pairwise(out)), "same", person, why)
        made = ledger.merger.settle(own)
    return _holding(made, out[0])


def undo(ledger: Ledger, judgement_id: str) -> None:
    """Take a person's judgement back, with the others of the same act (a split writes several). They stay in the
    ledger, marked as deleted.

    Raises:
        BadCall: there is no such judgement, or the scorer made it.
    """
    row = ledger.store.one(t.judgement, "judgement_id", judgement_id)
    if row is None or not row["by_person"] or row["deleted_at"]:
        raise BadCall(f"no standing judgement {judgement_id} by a person")
    with ledger.store.writing():
        act = select(t.judgement).where(t.judgement.c.made_by == row["made_by"], t.judgement.c.deleted_at.is_(None))
        rows = ledger.store.rows(act.where(t.judgement.c.created_at == row["created_at"]))
        ledger.store.change(t.judgement, "judgement_id", [r["judgement_id"] for r in rows], deleted_at=now())
        keys = {r[side] for r in rows for side in ("left_key", "right_key")}
        kin = {r["incident_id"] for r in ledger.store.rows_in(t.incident_member, "event_key", keys)}
        ledger.merger.settle(sorted(keys.union(*(members(ledger, name) for name in kin))))


def rate_outlet(ledger: Ledger, outlet: str, reliability: str, person: str) -> None:
    """Reliability A (completely reliable) to F (cannot be judged) belongs to the outlet."""
    if reliability not in RELIABILITY:
        raise BadCall(f"reliability is one of {', '.join(RELIABILITY)}")
    with ledger.store.writing():
        ledger.store.put(t.outlet_rating, {"outlet": outlet, "reliability": reliability, "made_by": person})


def rate_claim(ledger: Ledger, claim_id: str, credibility: int, person: str) -> None:
    """Credibility 1 (confirmed) to 6 (cannot be judged) belongs to the claim, whoever makes it."""
    if not 1 <= credibility <= 6:
        raise BadCall("credibility is a number from 1 to 6")
    if ledger.store.one(t.claim, "claim_id", claim_id) is None:
        raise BadCall(f"no claim {claim_id} in this ledger")
    with ledger.store.writing():
        ledger.store.put(t.claim_rating, {"claim_id": claim_id, "credibility": credibility, "made_by": person})


def judgements_on(ledger: Ledger, incident_id: str, *, people: bool = False) -> list[dict[str, Any]]:
    """Judgements on the incident's events, people's first, then the strongest."""
    rows = ledger.store.judgements_of(members(ledger, incident_id))
    return sorted(
        (row for row in rows if row["by_person"] or not people),
        key=lambda row: (-row["by_person"], -(row["score"] or 0), row["judgement_id"]),
    )


def all_ids(ledger: Ledger) -> list[str]:
    return [row["incident_id"] for row in ledger.store.rows(select(t.incident).order_by(t.incident.c.incident_id))]


def _write(ledger: Ledger, pairs: Sequence[tuple[str, str]], verdict: str, person: str, why: str) -> None:
    when, rows = now(), []
    for pair in pairs:
        left, right = sorted(pair)
        rows.append(
            {
                "judgement_id": digest(left, right, verdict, person, when, length=12),
                "left_key": left,
                "right_key": right,
            }
            | {"verdict": verdict, "score": None, "why": why or None, "made_by": f"person:{person}", "by_person": 1}
            | {"created_at": when, "deleted_at": None}
        )
    ledger.store.add(t.judgement, rows)


def _overrule(ledger: Ledger, groups: Sequence[Sequence[str]], verdict: str) -> None:
    """Take back people's earlier judgements of this kind across the groups: the newer word counts."""
    group_of = {key: n for n, group in enumerate(groups) for key in group}
    ids = [
        row["judgement_id"]
        for row in ledger.store.judgements_of(group_of)
        if row["by_person"] and row["verdict"] == verdict
        and row["left_key"] in group_of and row["right_key"] in group_of
        and group_of[row["left_key"]] != group_of[row["right_key"]]
    ]  # fmt: skip
    ledger.store.change(t.judgement, "judgement_id", ids, deleted_at=now())


def _holding(made: Assignment, key: str) -> str:
    return next(incident for incident, group in made.groups if key in group)
