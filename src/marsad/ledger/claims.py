"""A coded record → claims: one report's word on one slot of one event, with the words it rests on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """slot: "type", "days", "place", "actor.side_a", "killed", "harm.killed.soldier", "responsibility.claimed" ...
    value: an id, "2013-08-20/2013-08-21", "12..15", "12.." when open. attributed_to: "class:words" of the source; None
    is the report in its own voice. factuality: the event's status."""

    event_key: str
    slot: str
    value: str
    attributed_to: str | None
    factuality: str
    start_at: int | None
    end_at: int | None

    @property
    def claim_id(self) -> str:
        """Same words, same id, whichever run or stage found them: storing twice changes nothing."""
        key = "\x1f".join((self.event_key, self.slot, self.value, self.attributed_to or "", self.factuality))
        return sha256(key.encode()).hexdigest()[:20]

    def row(self) -> dict[str, Any]:
        names = ("event_key", "slot", "value", "attributed_to", "factuality", "start_at", "end_at")
        return {"claim_id": self.claim_id} | {name: getattr(self, name) for name in names}


def source_of(record: Json, index: int | None) -> str | None:
    """ "official:le ministère de la Défense" for the attribution at `index`; None for the report's own voice."""
    attributions = record.get("attributions") or []
    if index is None or not 0 <= index < len(attributions):
        return None
    attribution = attributions[index]
    words = (attribution.get("source") or {}).get("quote") or ""
    return f"{attribution.get('source_class') or 'unknown'}:{words}"


def figure(low: int | None, high: int | None) -> str:
    """ "12", "12..15", "12.." (at least), "..15" (up to)"""
    if low is not None and low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"


def claims_of(record: Json, event: Json, event_key: str) -> Iterator[Claim]:
    """Everything that the record says of one event, in a fixed order."""
    told = [source_of(record, index) for index in event.get("attributions") or []]
    per = told[0] if len(set(told)) == 1 else None
    status = str(event.get("status") or "reported")

    def claim(slot: str, value: str, evidence: Json | None, who: str | None = per) -> Claim:
        place = evidence or {}
        return Claim(event_key, slot, value, who, status, place.get("start"), place.get("end"))

    yield claim("type", str(event["type"]), event.get("trigger"))
    when = event.get("when") or {}
    if when.get("start"):
        yield claim("days", f"{when['start']}/{when.get('end') or when['start']}", _first(when.get("evidence")))
    where = event.get("where") or {}
    if where.get("place"):
        yield claim("place", str(where.get("place_id") or where["place"]), _first(where.get("evidence")))
    for side in ("side_a", "side_b"):
        for party in event.get(side) or []:
            if party.get("actor"):
                yield claim(f"actor.{side}", str(party["actor"]), party.get("evidence"))
    for slot, total in (("killed", event.get("deaths")), ("injured", event.get("injured"))):
        low, high = _ends(total or {})
        if low is not None or high is not None:
            yield claim(slot, figure(low, high), event.get("trigger"))
    for line in event.get("harm") or []:
        low, high = _ends(line)
        if low is not None or high is not None:
            slot = f"harm.{line['outcome']}.{line.get('who') or 'unknown'}"
            yield claim(slot, figure(low, high), line.get("evidence"), source_of(record, line.get("per")))
    for said in event.get("responsibility") or []:
        yield claim(f"responsibility.{said['stance']}", str(said["actor"]), said.get("evidence"), None)


def _ends(numbers: Json) -> tuple[int | None, int | None]:
    low = numbers["low"] if numbers.get("low") is not None else numbers.get("best")
    return low, numbers.get("high")


def _first(evidence: Any) -> Json | None:
    found: list[Json] = [e for e in evidence or [] if e]
    return found[0] if found else None
