"""`read_reports`: from paths to reports, one at a time; what cannot be read goes to `on_problem`."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from typing import BinaryIO, Protocol, cast

from marsad.errors import NoText, SetAside, Stop, TooLarge, Unreadable
from marsad.ingest.limits import Limits, check_length, too_large
from marsad.ingest.sources import Source, check_paths, find_sources
from marsad.model.report import Report

Problem = Callable[[SetAside], None]


class Reader(Protocol):
    """A module of `marsad.ingest.formats`."""

    def read(self, stream: BinaryIO, source: str, limits: Limits, on_problem: Problem) -> Iterator[Report]:
        """The reports of one input. Raises SetAside for the whole input, tells `on_problem` of a part."""


# Suffix → module of `formats`, imported when the first such file comes: trafilatura alone takes half a second.
FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_STREAMED = frozenset({"jsonl"})
_MARKUP = re.compile(rb"<(!doctype|!--|\?xml|html|head|body|article|main|div|p|h1|meta)\b", re.IGNORECASE)
_HEAD = 4096  # bytes looked at to tell the format of an input without suffix


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same content again: `source` says what `first` said, which alone is coded."""

    source: str
    first: str


def guess_format(head: bytes) -> str:
    """The format of an input without suffix, by how it begins."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "docx"
    if start.startswith(b"{"):
        return "jsonl"
    if _MARKUP.match(start):
        return "html"
    return "plain"


def _reader(name: str) -> Reader:
    return cast(Reader, import_module(f"marsad.ingest.formats.{name}"))


def _named_format(source: Source) -> str | None:
    """The format by suffix; None when there is no suffix to go by.

    Raises:
        Unreadable: a suffix that marsad does not read.
    """
    if not source.suffix:
        return None
    try:
        return FORMATS[source.suffix]
    except KeyError:
        known = " ".join(sorted(FORMATS))
        raise Unreadable(source.label, f"has a suffix that marsad does not read (it reads {known})") from None


def _read_source(source: Source, limits: Limits, on_problem: Problem) -> Iterator[Report]:
    name = _named_format(source)
    size = source.size()
    if size is not None and size > limits.max_bytes and name not in _STREAMED:
        raise too_large(source.label, limits, size)
    with source.open() as raw:
        # Standard input may be unbuffered (python -u); formats that look ahead need a buffer.
        stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, raw))
        if name is None:
            name = guess_format(stream.peek(_HEAD)[:_HEAD])
        yield from _reader(name).read(stream, source.label, limits, on_problem)


def _guarded(source: Source, limits: Limits, on_problem: Problem) -> Iterator[Report]:
    """The reports of a source; whatever a parser raises on a hostile file sets aside that file, not the run."""
    try:
        yield from _read_source(source, limits, on_problem)
    except SetAside as problem:
        on_problem(problem)
    except Stop:
        raise
    except ImportError as error:  # the installation is at fault, not the file
        raise Stop(f"cannot read {source.label}: {error}: install marsad again") from error
    except RecursionError:
        on_problem(Unreadable(source.label, "is nested too deeply to be read"))
    except MemoryError:
        on_problem(TooLarge(source.label, "needs more memory than there is"))
    except OSError as error:
        on_problem(Unreadable(source.label, (error.strerror or str(error)).lower()))
    except Exception as error:  # parsers of other people's formats raise anything
        words = " ".join(str(error).split())[:160]
        on_problem(Unreadable(source.label, f"is damaged: {type(error).__name__}{': ' + words if words else ''}"))


def _check_text(report: Report, limits: Limits) -> None:
    where = report.path or report.id
    if not any(map(str.isalnum, report.text)):
        raise NoText(where, "holds no text")
    check_length(report.text, where, limits)


def _content_key(report: Report) -> bytes:
    """Equal for reports that say the same: title, text and day of publication, which dates what they tell."""
    content = f"{report.published}\x1f{report.body_start}\x1f{report.text}"
    return sha256(content.encode("utf-8", "surrogatepass")).digest()[:16]


def read_reports(
    paths: Sequence[str],
    *,
    limits: Limits | None = None,
    on_problem: Problem | None = None,
    on_repeat: Callable[[Repeat], None] | None = None,
    keep_repeats: bool = False,
) -> Iterator[Report]:
    """The reports that `paths` name, in order, one in memory at a time.

    Args:
        paths: files, folders (walked by name, hidden files left out), "-" for standard input.
        limits: sizes beyond which an input is set aside.
        on_problem: told of each input that is set aside; without it the first one is raised.
        on_repeat: told of each report whose content came before; it is not given again.
        keep_repeats: give them all the same.

    Raises:
        BadCall: a path does not exist; raised by the call itself, before anything is read.
        SetAside: an input cannot be read and there is no `on_problem`.
    """
    check_paths(paths)
    return _stream(paths, limits or Limits(), on_problem or _raise, on_repeat, keep_repeats)


def _raise(problem: SetAside) -> None:
    raise problem


def _stream(
    paths: Sequence[str],
    limits: Limits,
    on_problem: Problem,
    on_repeat: Callable[[Repeat], None] | None,
    keep_repeats: bool,
) -> Iterator[Report]:
    seen: dict[bytes, str] = {}
    for source in find_sources(paths, on_problem):
        for report in _guarded(source, limits, on_problem):
            try:
                _check_text(report, limits)
            except SetAside as problem:
                on_problem(problem)
                continue
            where = report.path or report.id
            first = where if keep_repeats else seen.setdefault(_content_key(report), where)
            if first is not where:
                if on_repeat:
                    on_repeat(Repeat(where, first))
                continue
            yield report
