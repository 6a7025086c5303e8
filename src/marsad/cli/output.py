"""Where a run's records go: standard output, or a file that is there whole or not at all; and how the run ends."""

import io
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

from marsad.cli.progress import Progress
from marsad.errors import BadCall


class Writer(Protocol):
    """What `run_to_output` needs of an writer."""

    @property
    def binary(self) -> bool:
        """Whether `write` needs a stream of bytes."""

    def write(self, records: Iterable[Any], out: IO[Any]) -> None:
        """Write all records."""


_INTERRUPTED = 130  # what shells give a command that Ctrl-C ended


def _as_text(stream: Any) -> io.TextIOWrapper:
    return io.TextIOWrapper(stream, encoding="utf-8", newline="\n", write_through=True)


@contextmanager
def _file(path: Path) -> Iterator[IO[bytes]]:
    """A new file under this name once all is written; nothing is left of a run that failed.

    Raises:
        BadCall: it cannot be written there.
    """
    special = path.exists() and not path.is_file()  # /dev/null, a named pipe: there is nothing to replace
    fresh = path if special else path.with_name(f".{path.name}.part")
    try:
        out = fresh.open("wb")
    except OSError as error:
        raise BadCall(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from None
    try:
        with out:
            yield out
        if not special:
            fresh.replace(path)
    except BaseException:
        if not special:
            fresh.unlink(missing_ok=True)
        raise


@contextmanager
def _standard_output() -> Iterator[IO[bytes]]:
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


def writes_to_terminal(path: Path | None) -> bool:
    """Whether what is written comes on someone's screen."""
    return path is None and sys.stdout.isatty()


def _write(writer: Writer, records: Iterable[Any], out: IO[bytes]) -> None:
    if writer.binary:
        writer.write(records, out)
        return
    text = _as_text(out)
    try:
        writer.write(records, text)
    finally:
        text.detach()  # else it would close standard output with itself


def _tell_left_out(writer: Writer) -> None:
    """One line on events that the format's rules do not take; the other formats have them."""
    reasons = Counter(reason for _, reason in getattr(writer, "left_out", ()))
    if reasons:
        each = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())
        count = sum(reasons.values())
        print(f"left out by the rules of this format: {count} event{'s'[: count > 1]} ({each})", file=sys.stderr)


def run_to_output(writer: Writer, records: Iterable[Any], path: Path | None, progress: Progress) -> None:
    """Write all records and end the command with its exit code: 0 all handled, 1 some set aside, 130 interrupted."""
    interrupted = False
    try:
        with progress, _file(path) if path else _standard_output() as out:
            _write(writer, progress.count(records), out)
        _tell_left_out(writer)
    except BrokenPipeError:
        # Whoever reads us ("| head") has enough. Python would complain again when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        interrupted = True
        print(f"stopped: {progress.summary()}", file=sys.stderr)
    if interrupted:
        sys.exit(_INTERRUPTED)
    if progress.watched:
        print(progress.summary(), file=sys.stderr)
    if progress.problems:
        sys.exit(1)
