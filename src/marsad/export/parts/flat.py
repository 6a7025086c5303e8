"""A coded event as one flat row: the columns of our own CSV, GeoJSON properties and Parquet."""

from collections.abc import Iterator
from typing import Any

from marsad.export.parts.events import source_of
from marsad.resources.inters import country_codes

Json = dict[str, Any]

TEXT, WHOLE, REAL, FLAG = "text", "whole", "real", "flag"

COLUMNS: dict[str, str] = {
    "event_id": TEXT,
    "report_id": TEXT,
    "type": TEXT,
    "acled_event_type": TEXT,
    "acled_sub_event_type": TEXT,
    "plover_type": TEXT,
    "plover_mode": TEXT,
    "status": TEXT,
    "background": FLAG,
    "start": TEXT,
    "end": TEXT,
    "time_precision": TEXT,
    "time_basis": TEXT,
    "place": TEXT,
    "place_id": TEXT,
    "country": TEXT,
    "country_name": TEXT,
    "admin1": TEXT,
    "admin2": TEXT,
    "latitude": REAL,
    "longitude": REAL,
    "place_precision": TEXT,
    "side_a": TEXT,
    "side_b": TEXT,
    "deaths_low": WHOLE,
    "deaths_best": WHOLE,
    "deaths_high": WHOLE,
    "injured_low": WHOLE,
    "injured_best": WHOLE,
    "injured_high": WHOLE,
    "responsibility": TEXT,
    "sources": TEXT,
    "note": TEXT,
    "words": TEXT,
    "words_start": WHOLE,
    "words_end": WHOLE,
    "confidence": REAL,
    "title": TEXT,
    "language": TEXT,
    "outlet": TEXT,
    "url": TEXT,
    "published": TEXT,
}


def flat_rows(record: Json) -> Iterator[Json]:
    """One row an event, denied, planned and recalled ones too: `status` and `background` say which they are."""
    for event in record["events"]:
        row = _what(event) | _when_where(event) | _who(event, record) | _report(record)
        row["report_id"] = record["report"]["id"]
        yield {column: row[column] for column in COLUMNS}


def _what(event: Json) -> Json:
    plover, words = event["plover"] or {}, event["trigger"] or {}
    tolls = {f"{name}_{key}": event[name][key] for name in ("deaths", "injured") for key in ("low", "best", "high")}
    return tolls | {
        "event_id": event["id"],
        "type": event["type"],
        "acled_event_type": event["acled"]["event_type"],
        "acled_sub_event_type": event["acled"]["sub_event_type"],
        "plover_type": plover.get("type"),
        "plover_mode": plover.get("mode"),
        "status": event["status"],
        "background": event["background"],
        "note": event["note"],
        "words": words.get("quote"),
        "words_start": words.get("start"),
        "words_end": words.get("end"),
        "confidence": event["confidence"],
    }


def _when_where(event: Json) -> Json:
    when, where = event["when"], event["where"] or {}
    nation = country_codes(where.get("country")) or {}
    return {
        "start": when["start"],
        "end": when["end"],
        "time_precision": when["precision"],
        "time_basis": when["basis"],
        "country_name": nation.get("name"),
        "latitude": where.get("lat"),
        "longitude": where.get("lon"),
        "place_precision": where.get("precision"),
    } | {key: where.get(key) for key in ("place", "place_id", "country", "admin1", "admin2")}


def _who(event: Json, record: Json) -> Json:
    sources = [source_of(record, index) for index in event["attributions"]]
    return {
        "side_a": "; ".join(party["actor"] for party in event["side_a"]) or None,
        "side_b": "; ".join(party["actor"] for party in event["side_b"]) or None,
        "responsibility": "; ".join(f"{claim['actor']} ({claim['stance']})" for claim in event["responsibility"])
        or None,
        "sources": "; ".join(dict.fromkeys(source for source in sources if source)) or None,
    }


def _report(record: Json) -> Json:
    report = record["report"]
    return {key: report[key] for key in ("title", "language", "outlet", "url")} | {
        "published": report["published"]["start"]
    }
