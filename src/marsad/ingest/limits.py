"""How much one input may hold before it is set aside instead of read."""

from dataclasses import dataclass
from typing import BinaryIO

from marsad.errors import TooLarge, Unreadable

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes beyond which an input is no news report. A JSON Lines file has no limit, each of its lines has."""

    max_bytes: int = 20 * MEGABYTE  # of a file, or of a line of JSON Lines
    max_characters: int = 1_000_000  # of a report's text; a long newspaper article has 20,000
    max_unpacked: int = 100 * MEGABYTE  # of a .docx, which is a zip archive
    max_markup: int = 10 * MEGABYTE  # of the XML in it; a report has 0.2 MB
    max_content: int = 10 * MEGABYTE  # of the drawing commands of a PDF's page; a page of text has 0.01 MB
    max_pages: int = 500  # of a PDF
    max_depth: int = 500  # of HTML elements within one another; a news page has 30
    max_elements: int = 100_000  # of an HTML page; a news page has 2,000
    max_seconds: float = 30.0  # for a parser to work on one file


def size_in_words(count: int) -> str:
    """A number of bytes as people say it: "20 MB"."""
    for unit, size in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= size:
            return f"{count / size:.1f}".removesuffix(".0") + f" {unit}"
    return f"{count} bytes"


def too_large(source: str, limits: Limits, size: int | None = None) -> TooLarge:
    held = f"holds {size_in_words(size)}, " if size else "holds "
    return TooLarge(source, f"{held}more than the limit of {size_in_words(limits.max_bytes)} (see --max-bytes)")


def check_length(text: str, source: str, limits: Limits) -> None:
    """Refuse a text that is no one report.

    Raises:
        TooLarge: it holds more characters than the limit.
    """
    if len(text) > limits.max_characters:
        raise TooLarge(
            source, f"holds {len(text):,} characters, more than one report's {limits.max_characters:,}: split it"
        )


def read_all(stream: BinaryIO, source: str, limits: Limits) -> bytes:
    """All bytes of a stream, never more than the limit in memory.

    Raises:
        TooLarge: the stream goes on beyond the limit.
        Unreadable: nothing is in it.
    """
    data = stream.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        raise too_large(source, limits)
    if not data:
        raise Unreadable(source, "is empty")
    return data
