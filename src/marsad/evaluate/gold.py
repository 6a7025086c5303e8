"""Annotated reports of the corpus as coded records, so that whatever reads records can be measured on annotations."""

from collections.abc import Mapping
from typing import Any


def gold_record(report: Mapping[str, Any]) -> dict[str, Any]:
    """An annotated report in the form of a coded one (contract.md). Each event keeps its `incident`.

    Quotes have no offsets in the corpus; the first occurrence is taken, as its README says.
    """
    title = report.get("title")
    text = f"{title}\n{report['text']}" if title else str(report["text"])
    day = report.get("published")
    head = {k: report.get(k) for k in ("id", "title", "language", "outlet", "url")}
    head["published"] = {"start": day, "end": day, "basis": "given" if day else "unknown", "why": None}
    return {
        "report": head,
        "text": text,
        "events": [_event(event, text) for event in report["events"]],
        "relations": report.get("relations", []),
        "attributions": [
            {"source": _evidence(a.get("source_quote"), text), "source_class": a.get("source_class"), "cue": None}
            | {"stance": a.get("stance"), "content": _evidence(a.get("content_quote"), text)}
            for a in report.get("attributions", [])
        ],
        "mentions": [
            {"kind": e["type"], "ref": e.get("ref"), "evidence": _evidence(e.get("quote"), text)}
            for e in report.get("entities", [])
        ],
        "issues": [],
    }


def _evidence(quote: str | None, text: str) -> dict[str, Any] | None:
    if not quote:
        return None
    start = max(text.find(quote), 0)
    return {"quote": quote, "start": start, "end": start + len(quote)}


def _event(event: Mapping[str, Any], text: str) -> dict[str, Any]:
    parties = {
        side: [
            {"actor": p["actor"], "name": p["actor"], "acled_name": None, "status": "stated"}
            | {"evidence": _evidence(p.get("quote"), text)}
            for p in event.get(side) or []
        ]
        for side in ("side_a", "side_b")
    }
    harm = [
        {"outcome": h["outcome"], "who": h.get("who"), "actor": h.get("actor"), "per": None}
        | _range((h.get("low"), h.get("high")))
        | {"evidence": _evidence(h.get("quote"), text)}
        for h in event.get("harm") or []
    ]
    return (
        {k: event.get(k) for k in ("id", "incident", "type", "status", "background", "when", "where")}
        | {
            "trigger": _evidence(event["trigger"], text),
            "harm": harm,
            "responsibility": event.get("responsibility") or [],
        }
        | parties
        | {"deaths": _range(event.get("killed")), "injured": _range(event.get("injured"))}
    )


def _range(pair: Any) -> dict[str, int | None]:
    low, high = pair or (None, None)
    return {"low": low, "best": low, "high": high}
