"""Content-hash ids: the same report, reading, judgement has the same id in every ledger."""

from hashlib import sha256
from typing import Any


def digest(*parts: Any, length: int = 20) -> str:
    """Hex digits that change with any part; None and "" differ from a missing part by position only."""
    key = "\x1f".join("" if part is None else str(part) for part in parts)
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def report_key(
    report_id: str, text: str | None, *, outlet: str | None = None, url: str | None = None, published: str | None = None
) -> str:
    """A report is its words and where and when they stood: the same text on two sites is two reports.

    Args:
        published: the day that the caller gave; None when it was worked out by the coder.
    """
    return digest(report_id, text, outlet, url, published, length=16)


def key_of_record(record: dict[str, Any]) -> str:
    """The key of a coded record: by its text where it carries one (`_text`), else by its title."""
    head = record["report"]
    published = head.get("published") or {}
    given = published.get("start") if published.get("basis") == "given" else None
    text = record.get("_text", head.get("title"))
    return report_key(str(head["id"]), text, outlet=head.get("outlet"), url=head.get("url"), published=given)
