"""A document → the coded record of the contract: plain JSON values, keys in the contract's order."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from marsad.model.coded import Event, Harm, Party, When, Where
from marsad.model.document import Document
from marsad.model.mentions import Attribution, DaySpan, NumberMention, PlaceCandidate, Relation
from marsad.model.report import Report, Span

Json = dict[str, Any]


def coded_record(document: Document) -> Json:
    """What `marsad code --format jsonl` prints of one report (contract.md): JSON values only, absent is None.

    Offsets stay those of `Report.text`; every `quote` is the text between its offsets, to the letter.
    """
    report = document.report
    return {
        "report": _report(document),
        "events": [_event(event, report) for event in document.events],
        "relations": [_relation(relation, report) for relation in document.relations],
        "attributions": [_attribution(attribution, report) for attribution in document.attributions],
        "mentions": _mentions(document),
        "issues": [
            {"stage": issue.stage, "reason": issue.reason, "evidence": evidence(issue.span, report)}
            for issue in document.issues
        ],
    }


def evidence(span: Span | None, report: Report) -> Json | None:
    """The words between the offsets; None for no span."""
    if span is None:
        return None
    return {"quote": report.quote(span), "start": span.start, "end": span.end}


def _all(spans: Sequence[Span], report: Report) -> list[Json | None]:
    return [evidence(span, report) for span in spans]


def _day(day: date | None) -> str | None:
    return day.isoformat()[:10] if day else None


def _report(document: Document) -> Json:
    report, published = document.report, document.published
    return {
        "id": report.id,
        "title": report.title,
        "language": document.language,
        "outlet": report.outlet,
        "url": report.url,
        "published": {
            "start": _day(published.start),
            "end": _day(published.end),
            "basis": published.basis,
            "why": published.why,
        },
    }


def _event(event: Event, report: Report) -> Json:
    plover = {"type": event.plover_type, "mode": event.plover_mode} if event.plover_type else None
    return {
        "id": event.id,
        "type": event.type,
        "acled": {"event_type": event.acled_event_type, "sub_event_type": event.acled_sub_event_type},
        "plover": plover,
        "status": event.status,
        "background": event.background,
        "trigger": evidence(event.trigger, report),
        "when": _when(event.when, report),
        "where": _where(event.where, report),
        "side_a": [_party(party, report) for party in event.side_a],
        "side_b": [_party(party, report) for party in event.side_b],
        "harm": [_harm(harm, report) for harm in event.harm],
        "deaths": asdict(event.deaths),
        "injured": asdict(event.injured),
        "responsibility": [
            {"actor": claim.actor, "stance": claim.stance, "evidence": evidence(claim.span, report)}
            for claim in event.responsibility
        ],
        "attributions": list(event.attributions),
        "note": event.note,
        "confidence": round(event.confidence, 4),
    }


def _when(when: When, report: Report) -> Json:
    days = when.days
    return {
        "start": _day(days.start),
        "end": _day(days.end),
        "precision": days.precision,
        "basis": days.basis,
        "evidence": _all(when.evidence, report),
    }


def _where(where: Where | None, report: Report) -> Json | None:
    if where is None:
        return None
    return {
        "place": where.place,
        "place_id": where.place_id,
        "country": where.country,
        "admin1": where.admin1,
        "admin2": where.admin2,
        "lat": _degrees(where.lat),
        "lon": _degrees(where.lon),
        "precision": where.precision,
        "relation": where.relation,
        "evidence": _all(where.evidence, report),
        "candidates": [_candidate(candidate) for candidate in where.candidates],
    }


def _candidate(candidate: PlaceCandidate) -> Json:
    """A place as `marsad where` prints it."""
    fields = ("place_id", "place", "country", "admin1", "admin2")
    return {field: getattr(candidate, field) for field in fields} | {
        "lat": _degrees(candidate.lat),
        "lon": _degrees(candidate.lon),
        "kind": candidate.kind,
        "score": round(candidate.score, 4),
    }


def _degrees(value: float | None) -> float | None:
    """Five decimals are about a metre: more would claim what no gazetteer knows."""
    return None if value is None else round(value, 5)


def _party(party: Party, report: Report) -> Json:
    return {
        "actor": party.actor,
        "name": party.name,
        "acled_name": party.acled_name,
        "status": party.status,
        "evidence": evidence(party.span, report),
    }


def _harm(harm: Harm, report: Report) -> Json:
    fields = ("outcome", "who", "actor", "low", "best", "high", "per")
    return {field: getattr(harm, field) for field in fields} | {"evidence": evidence(harm.span, report)}


def _relation(relation: Relation, report: Report) -> Json:
    return {
        "subject": relation.subject,
        "predicate": relation.predicate,
        "object": relation.object,
        "status": relation.status,
        "since": _day(relation.since),
        "until": _day(relation.until),
        "per": relation.per,
        "evidence": evidence(relation.span, report),
    }


def _attribution(attribution: Attribution, report: Report) -> Json:
    return {
        "source": evidence(attribution.source, report),
        "source_class": attribution.source_class,
        "cue": evidence(attribution.cue, report),
        "stance": attribution.stance,
        "content": evidence(attribution.content, report),
    }


def _mentions(document: Document) -> list[Json]:
    """Every mention with the id it stands for, in text order."""
    found = sorted(_found(document), key=lambda item: (item[2].start, item[2].end, item[0]))
    return [
        {"kind": kind, "ref": ref, "evidence": evidence(span, document.report)}
        for kind, ref, span in dict.fromkeys(found)
    ]


def _found(document: Document) -> Iterator[tuple[str, str | None, Span]]:
    for actor in document.actors:
        yield "actor", actor.actor, actor.span
    for person in document.persons:
        yield "person", person.person, person.span
    for place in document.places:
        yield "place", place.resolved.place_id if place.resolved else None, place.span
    for time in document.times:
        yield "time", _days_text(time.when), time.span
    for weapon in document.weapons:
        yield "weapon", weapon.weapon, weapon.span
    for number in document.numbers:
        yield "number", _number_text(number), number.span


def _days_text(days: DaySpan) -> str | None:
    """One day, or both ends with a slash between them, as ISO 8601 writes an interval."""
    start, end = _day(days.start), _day(days.end)
    if start and end:
        return start if start == end else f"{start}/{end}"
    return start or end


def _number_text(number: NumberMention) -> str | None:
    """`12`, `3-5`, `10+` (at least), `<=5` (up to): the notation of the composed corpus."""
    low, best, high = number.low, number.best, number.high
    if low is not None and high is not None:
        return str(low) if low == high else f"{low}-{high}"
    if low is not None:
        return f"{low}+"
    if high is not None:
        return f"<={high}"
    return None if best is None else str(best)


def with_text(document: Document) -> Json:
    """The coded record with the report's text under `_text`, for the HTML briefing; the JSON Lines leave it out."""
    return coded_record(document) | {"_text": document.text}
