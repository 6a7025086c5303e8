"""Incidents as coded records (contract.md), for exporters: one record an incident, one event in it."""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from marsad.coref.tolls import RULES
from marsad.errors import BadCall
from marsad.ledger.book import Ledger
from marsad.ledger.incident import Incident, Told, read_incidents
from marsad.ledger.people import all_ids
from marsad.store import tables as t

Json = dict[str, Any]

_FINE = {"exact": 0, "near": 1, "admin2": 2, "admin1": 3, "country": 4}
_SHARP = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}
_SURE = {"reported": 0, "claimed": 1, "denied": 2, "hypothetical": 3}


def ledger_state(ledger: Ledger) -> str:
    """Hex digits that change with what an export is made of: readings, incidents, ratings."""
    mark = sha256()
    for query in (
        select(t.reading.c.reading_id).where(t.reading.c.is_current == 1).order_by(t.reading.c.reading_id),
        select(t.incident_member).order_by(t.incident_member.c.event_key),
        select(t.outlet_rating).order_by(t.outlet_rating.c.outlet),
        select(t.claim_rating).order_by(t.claim_rating.c.claim_id),
    ):
        for row in ledger.store.rows(query):
            mark.update("\x1f".join(str(value) for value in row.values()).encode() + b"\n")
    return mark.hexdigest()[:16]


def incident_records(ledger: Ledger, rule: str = "acled_lowest") -> Iterator[Json]:
    """One record an incident, in the order of day and id.

    The event's fields are the values by `rule`; `harm` and `attributions` hold every report's lines. Two further keys
    name where it came from: `ledger` (state, rule) and `incident` (id, events, reports, sources, conflicts).

    Raises:
        BadCall: there is no such rule.
    """
    if rule not in RULES:
        raise BadCall(f"no rule '{rule}': choose one of {', '.join(RULES)}")
    with ledger.store.snapshot():
        state = ledger_state(ledger)
        for incident in read_incidents(ledger.store, _by_day(ledger)):
            yield incident_record(incident, rule) | {"ledger": {"state": state, "rule": rule}}


def report_records(ledger: Ledger) -> Iterator[Json]:
    """Every report as the newest version of marsad coded it, with its text under `_text`, in order of publication."""
    with ledger.store.snapshot():
        order = select(t.report.c.report_key).order_by(t.report.c.published, t.report.c.report_key)
        for row in ledger.store.rows(order):
            reading = ledger.store.current_reading(row["report_key"])
            report = ledger.store.one(t.report, "report_key", row["report_key"])
            if reading and report:
                yield json.loads(reading["record"]) | ({"_text": report["text"]} if report["text"] else {})


def _by_day(ledger: Ledger) -> list[str]:
    """Incident ids by their first day, without reading the incidents themselves."""
    first: dict[str, int] = {}
    query = select(t.incident_member.c.incident_id, t.event.c.view).join(
        t.event, t.event.c.event_key == t.incident_member.c.event_key
    )
    for row in ledger.store.rows(query):
        day = json.loads(row["view"]).get("start", 10**7)
        first[row["incident_id"]] = min(first.get(row["incident_id"], 10**7), day)
    return sorted(all_ids(ledger), key=lambda name: (first.get(name, 10**7), name))


def incident_record(incident: Incident, rule: str = "acled_lowest") -> Json:
    """An incident in the form of a coded record with one event."""
    told = _standing(incident)
    lead = _lead(incident, told)
    attributions, harm = _gather(told)
    event = dict(lead.event) | {
        "id": incident.id,
        "background": all(x.view.background for x in incident.events),
        "status": min((str(x.event.get("status")) for x in told), key=lambda s: _SURE.get(s, 9)),
        "when": _sharpest(told),
        "where": _finest(incident, told),
        "side_a": _parties(told, lead, "side_a"),
        "side_b": _parties(told, lead, "side_b"),
        "harm": harm,
        "deaths": _deaths(incident, lead, rule),
        "injured": _total(incident, "injured", rule),
        "responsibility": _responsibility(told),
        "attributions": list(range(len(attributions))),
        "note": _note(incident, lead),
    }
    return {
        "report": _report(incident, lead),
        "events": [event],
        "relations": [],
        "attributions": attributions,
        "mentions": [],
        "issues": [],
        "incident": {
            "id": incident.id,
            "events": [x.key for x in incident.events],
            "reports": sorted({x.report["report_id"] for x in incident.events}),
            "sources": incident.corroboration,
            "conflicts": incident.conflicts(),
        },
    }


def _standing(incident: Incident) -> list[Told]:
    """News rather than recollection, what happened rather than what is feared, where there is any."""
    happened = [x for x in incident.events if x.view.status in ("reported", "claimed")] or incident.events
    return [x for x in happened if not x.view.background] or happened


def _lead(incident: Incident, told: list[Told]) -> Told:
    """The event that gives type and codes: of the type that most sources see, with the most said about it."""
    order = [kind for kind in incident.ranked("type") if any(x.event["type"] == kind for x in told)]
    of_type = [x for x in told if not order or x.event["type"] == order[0]]
    return max(of_type, key=lambda x: (_fullness(x.event), x.key))


def _fullness(event: Json) -> int:
    sides = len(event.get("side_a") or []) + len(event.get("side_b") or [])
    total = (event.get("deaths") or {}).get("low") is not None
    return sides + len(event.get("harm") or []) + 2 * bool(event.get("where")) + 2 * total


def _sharpest(told: list[Told]) -> Json:
    """The days that most reports give among those that know them best."""
    dated = [x.event["when"] for x in told if (x.event.get("when") or {}).get("start")]
    if not dated:
        return dict(told[0].event.get("when") or {"start": None, "end": None, "precision": "unknown"})
    finest = min(_SHARP.get(w["precision"], 4) for w in dated)
    sharp = [w for w in dated if _SHARP.get(w["precision"], 4) == finest]
    keys = [(w["start"], w.get("end") or w["start"]) for w in sharp]
    best = max(sorted(set(keys)), key=keys.count)
    return dict(sharp[keys.index(best)])


def _finest(incident: Incident, told: list[Told]) -> Json | None:
    """The place that most sources give among those who know it best."""
    placed = [x.event["where"] for x in told if (x.event.get("where") or {}).get("place")]
    if not placed:
        return None
    finest = min(_FINE.get(w["precision"], 4) for w in placed)
    fine = [w for w in placed if _FINE.get(w["precision"], 4) == finest]
    ranked = {value: n for n, value in enumerate(incident.ranked("place"))}
    chosen: Json = min(fine, key=lambda w: (ranked.get(str(w.get("place_id") or w["place"]), 99), w.get("lat") is None))
    return dict(chosen)


def _parties(told: list[Told], lead: Told, side: str) -> list[Json]:
    """Those whom reports put on this side more often than on the other, and a third as often as the one they name
    most; the unidentified only if alone. A report that tells a clash from the other end is turned round to the
    lead's."""
    here: dict[str, list[Json]] = {}
    there: dict[str, int] = {}
    other = "side_b" if side == "side_a" else "side_a"
    for x in told:
        own, opposite = (other, side) if _turned(x, lead) else (side, other)
        for party in x.event.get(own) or []:
            here.setdefault(party["actor"], []).append(party)
        for party in x.event.get(opposite) or []:
            there[party["actor"]] = there.get(party["actor"], 0) + 1
    leading = {party["actor"] for party in lead.event.get(side) or []}
    held = {
        actor: said
        for actor, said in here.items()
        if len(said) > there.get(actor, 0) or (len(said) == there.get(actor, 0) and actor in leading)
    }
    named = {actor: said for actor, said in held.items() if not actor.startswith("unidentified-")} or held
    most = max((len(said) for said in named.values()), default=0)
    ranked = sorted(named.items(), key=lambda item: (-len(item[1]), item[0]))
    return [dict(said[0]) for _, said in ranked if len(said) * 3 >= most]


def _turned(x: Told, lead: Told) -> bool:
    a, b = x.view, lead.view
    return len(a.side_a & b.side_b) + len(a.side_b & b.side_a) > len(a.side_a & b.side_a) + len(a.side_b & b.side_b)


def _gather(told: list[Told]) -> tuple[list[Json], list[Json]]:
    """Attributions of all reports in one list, and all harm lines pointing into it."""
    attributions: list[Json] = []
    harm: list[Json] = []
    for x in told:
        place: dict[int, int] = {}
        for index, attribution in enumerate(x.record.get("attributions") or []):
            if index in (x.event.get("attributions") or []) or any(
                h.get("per") == index for h in x.event.get("harm") or []
            ):
                place[index] = len(attributions)
                attributions.append(dict(attribution) | {"report": x.report["report_id"]})
        harm += [
            dict(h) | {"per": place.get(h.get("per")), "report": x.report["report_id"]}
            for h in x.event.get("harm") or []
        ]
    return attributions, harm


def _deaths(incident: Incident, lead: Told, rule: str) -> Json:
    """The toll by rule; who the dead were from the report that the toll stands in, where its parts add up to it."""
    total = _total(incident, "killed", rule)
    chosen = incident.toll("killed", rule).from_claim
    key = next((v.event_key for v in incident.of("killed") if v.claim_id == chosen), lead.key)
    parts = next((x.event.get("deaths") or {} for x in incident.events if x.key == key), {})
    split = {name: parts.get(name) for name in ("side_a", "side_b", "civilians", "unknown")}
    if sum(n or 0 for n in split.values()) != (total["best"] or 0):
        split = dict.fromkeys(split) | {"unknown": total["best"]}
    return total | split


def _total(incident: Incident, slot: str, rule: str) -> Json:
    value = incident.toll(slot, rule)
    return {"low": value.low, "best": value.best, "high": value.high}


def _responsibility(told: list[Told]) -> list[Json]:
    found: dict[tuple[str, str], Json] = {}
    for x in told:
        for said in x.event.get("responsibility") or []:
            found.setdefault((said["actor"], said["stance"]), dict(said))
    return [said for _, said in sorted(found.items())]


def _note(incident: Incident, lead: Told) -> str:
    """The lead report's note, then how many tell of it and where they differ on the dead."""
    reports = len({x.report["report_key"] for x in incident.events})
    words = [str(lead.event.get("note") or "").strip()]
    if reports > 1:
        one = incident.corroboration == 1
        words.append(f"Told by {reports} reports of {incident.corroboration} independent source{'' if one else 's'}.")
    told = [
        f"{v.value} ({v.attributed_to or v.outlet or v.report_id}, {v.published or 'undated'})"
        for v in incident.of("killed")
    ]
    if len({v.value for v in incident.of("killed")}) > 1:
        words.append(f"Figures for the dead: {'; '.join(dict.fromkeys(told))}.")
    return " ".join(word for word in words if word)


def _report(incident: Incident, lead: Told) -> Json:
    """A head that stands for all reports: outlets joined, first to last day of publication."""
    days = sorted(x.report["published"] for x in incident.events if x.report["published"])
    outlets = dict.fromkeys(x.report["outlet"] for x in incident.events if x.report["outlet"])
    published = {"start": days[0] if days else None, "end": days[-1] if days else None}
    head = {"id": incident.id, "title": lead.report["title"], "language": lead.report["language"]}
    urls = dict.fromkeys(x.report["url"] for x in incident.events if x.report["url"])
    return head | {
        "outlet": "; ".join(outlets) or None,
        "url": next(iter(urls), None),
        "published": published | {"basis": "given" if days else "unknown", "why": None},
    }
