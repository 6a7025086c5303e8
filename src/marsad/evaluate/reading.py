"""Reading annotated and coded reports, and what all scorers share."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from marsad.errors import BadCall

Report = dict[str, Any]


def read_lines(path: Path) -> list[Report]:
    """The records of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_gold(path: Path, part: str | None = None) -> list[Report]:
    """Annotated reports; with `part` only those that `split.json` beside the file puts there.

    Raises:
        BadCall: there is no split.json, or it has no such part.
    """
    gold = read_lines(path)
    if part is None:
        return gold
    try:
        chosen = set(json.loads(path.with_name("split.json").read_text(encoding="utf-8"))[part])
    except (OSError, KeyError) as error:
        raise BadCall(f"--part {part}: no split.json with this part beside {path.name}") from error
    return [report for report in gold if report["id"] in chosen]


def text_of(gold: Report) -> str:
    """Headline and body, as the offsets of coded reports count (contract.md)."""
    return f"{gold['title']}\n{gold['text']}" if gold.get("title") else str(gold["text"])


def by_id(coded: Iterable[Report]) -> dict[str, Report]:
    return {report["report"]["id"]: report for report in coded}


def prf(tp: int, fp: int, fn: int) -> dict[str, float]:
    """Precision, recall and F1 of true and false positives and of misses, rounded to 4 digits."""
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def places_of(text: str, quote: str | None) -> list[tuple[int, int]]:
    """Where a quote stands: whole words first (an Arabic quote may begin inside a word)."""
    if not quote:
        return []
    found, at = [], text.find(quote)
    while at >= 0:
        end = at + len(quote)
        found.append((at, end))
        at = text.find(quote, at + 1)
    whole = [(s, e) for s, e in found if not (s and text[s - 1].isalnum()) and not text[e : e + 1].isalnum()]
    return whole or found
