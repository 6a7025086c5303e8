"""JSON Lines: one report a line, keys as in the contract; a broken line is set aside and the next one read."""

import codecs
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from marsad.errors import BadRecord, NoText, SetAside, Unreadable
from marsad.ingest.limits import Limits, too_large
from marsad.ingest.read import Problem
from marsad.model.report import Report
from marsad.text.encoding import decode_text
from marsad.text.language import READ

_NO_JSON_LINES = 1000  # bad lines before the first good one after which a file is something else
_JSON_TYPES = {
    dict: "an object",
    list: "a list",
    str: "a string",
    bool: "true or false",
    int: "a number",
    float: "a number",
}


def _lines(stream: "BinaryIO | _Recoded", limits: Limits) -> Iterator[bytes | None]:
    """Lines without their end; None for one over the limit, which is never held as a whole."""
    while line := stream.readline(limits.max_bytes + 1):
        if len(line) <= limits.max_bytes or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
        yield None


class _Recoded:
    """A UTF-16 stream (PowerShell's ">" writes it) read as lines of UTF-8."""

    def __init__(self, stream: BinaryIO) -> None:
        self._text = io.TextIOWrapper(stream, "utf-16", errors="replace", newline="\n")

    def readline(self, size: int) -> bytes:
        return self._text.readline(size).encode("utf-8", "replace")

    def release(self) -> None:
        """Leave the stream to who opened it."""
        self._text.detach()


def _as_utf8(stream: BinaryIO) -> "BinaryIO | _Recoded":
    head = stream.peek(2)[:2] if isinstance(stream, io.BufferedReader) else b""
    return _Recoded(stream) if head in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else stream


def _text_of(record: dict[str, Any], key: str, source: str) -> str | None:
    """The string under a key, None when absent or null; half a surrogate pair becomes U+FFFD, which keeps offsets."""
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadRecord(source, f"'{key}' is {_JSON_TYPES[type(value)]}, not a string")
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value) if not _is_whole(value) else value


def _is_whole(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def parse_day(words: str, source: str) -> date:
    """The day of an ISO date or date-time, as it is written: no time zone moves it.

    Raises:
        BadRecord: no ISO date; names `source`.
    """
    try:
        return datetime.fromisoformat(words.strip()).date()
    except ValueError:
        raise BadRecord(source, f"'published' is no ISO date: {words.strip()[:40]!r}") from None


def _language(words: str | None, source: str) -> str | None:
    if not words or words == "und":
        return None
    language = words.lower().replace("_", "-").split("-")[0]
    if language not in READ:
        raise BadRecord(source, f"'language' is {words[:20]!r}; marsad reads {', '.join(READ)}")
    return language


def report_of(record: Any, source: str) -> Report:
    """A report from one JSON value.

    Raises:
        BadRecord: no object, no text, or a key of the wrong type; the message names the key.
    """
    if not isinstance(record, dict):
        raise BadRecord(source, f"is {_JSON_TYPES.get(type(record), 'null')}, not an object with a 'text'")
    text = _text_of(record, "text", source)
    if text is None:
        raise BadRecord(source, "has no 'text'")
    published = _text_of(record, "published", source)
    return Report.of(
        text,
        title=_text_of(record, "title", source),
        id=_text_of(record, "id", source),
        published=parse_day(published, source) if published else None,
        language=_language(_text_of(record, "language", source), source),
        url=_text_of(record, "url", source),
        outlet=_text_of(record, "outlet", source),
        path=source,
    )


def _parse(line: bytes, source: str) -> Report:
    try:
        record = json.loads(decode_text(line, source).text)
    except json.JSONDecodeError as error:
        raise BadRecord(source, f"is no JSON: {error.msg.lower()} at character {error.colno}") from None
    except RecursionError:
        raise BadRecord(source, "is JSON nested too deeply") from None
    except ValueError as error:  # numbers of thousands of digits
        raise BadRecord(source, f"is no JSON that can be read: {str(error).split(';')[0]}") from None
    return report_of(record, source)


class _Problems:
    """Bad lines, held back until a good one shows that the file is JSON Lines at all.

    A picture or program named .jsonl has thousands of bad "lines"; it is one input and gets one message.
    """

    def __init__(self, source: str, tell: Problem) -> None:
        self._source, self._tell = source, tell
        self._held: list[SetAside] = []
        self._proven = False

    def add(self, problem: SetAside) -> None:
        if self._proven:
            self._tell(problem)
            return
        self._held.append(problem)
        if len(self._held) > _NO_JSON_LINES:
            raise Unreadable(self._source, f"is no JSON Lines: none of its first {_NO_JSON_LINES:,} lines is a report")

    def release(self) -> None:
        """There was a good line: tell what is held, and from now on at once."""
        for problem in self._held:
            self._tell(problem)
        self._held, self._proven = [], True

    def close(self) -> None:
        """The file is at its end: what is held was all there is."""
        if len(self._held) > 1 and any(isinstance(problem, Unreadable) for problem in self._held):
            raise Unreadable(self._source, f"is no JSON Lines (its first line: {self._held[0].reason})")
        self.release()


def _reports(lines: Iterator[bytes | None], source: str, limits: Limits, problems: _Problems) -> Iterator[Report]:
    empty = True
    for number, line in enumerate(lines, start=1):
        where = f"{source}:{number}"
        try:
            if line is None:
                empty = False
                raise too_large(where, limits)
            if not line.strip():
                continue
            empty = False
            report = _parse(line, where)
        except SetAside as problem:
            problems.add(problem)
            continue
        problems.release()
        yield report
    if empty:
        raise NoText(source, "is empty")
    problems.close()


def read(stream: BinaryIO, source: str, limits: Limits, on_problem: Problem) -> Iterator[Report]:
    """A report for each good line; empty lines are passed over, the others set aside by file and line number.

    Raises:
        Unreadable: the file is empty or no JSON Lines at all.
    """
    lines = _as_utf8(stream)
    try:
        yield from _reports(_lines(lines, limits), source, limits, _Problems(source, on_problem))
    finally:
        if isinstance(lines, _Recoded):
            lines.release()
