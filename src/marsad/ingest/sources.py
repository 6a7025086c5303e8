"""Which inputs a list of paths names: files as they stand, folders walked in the order of their names."""

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from marsad.errors import BadCall, NoText, SetAside, Unreadable

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file or standard input (`path` None); `label` names it in messages; `listed` when a folder brought it."""

    label: str
    path: Path | None
    listed: bool = False

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower() if self.path else ""

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes. A file that cannot be opened is `Unreadable`; standard input is left open."""
        if self.path is None:
            yield sys.stdin.buffer
            return
        try:
            # A pipe in a folder would make us wait for ever; one named by the caller ("<(...)") is meant.
            if self.listed and not stat.S_ISREG(self.path.stat().st_mode):
                raise Unreadable(self.label, "is no regular file")
            stream = self.path.open("rb")
        except OSError as error:
            raise Unreadable(self.label, (error.strerror or str(error)).lower()) from error
        with stream:
            yield stream

    def size(self) -> int | None:
        """Bytes, where that is known before reading."""
        if self.path is None:
            return None
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_size if stat.S_ISREG(status.st_mode) else None


def _label(path: Path) -> str:
    """The path on one line, whatever characters its name holds."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in str(path))


def check_paths(paths: Sequence[str]) -> None:
    """Refuse a call that names what is not there, before anything is read.

    Raises:
        BadCall: a path does not exist, or standard input is named twice.
    """
    missing = [path for path in paths if path != STDIN and not os.path.lexists(path)]
    if missing:
        raise BadCall(f"no such file or folder: {', '.join(missing)}")
    if paths.count(STDIN) > 1:
        raise BadCall("standard input ('-') can be read only once")


def _walk(folder: Path, on_problem: Callable[[SetAside], None]) -> Iterator[Path]:
    def failed(error: OSError) -> None:
        on_problem(Unreadable(_label(Path(error.filename)), (error.strerror or str(error)).lower()))

    for parent, folders, names in os.walk(folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(parent) / name


def find_sources(paths: Sequence[str], on_problem: Callable[[SetAside], None]) -> Iterator[Source]:
    """Inputs in the order named; hidden files in folders are passed over, a folder without any is a problem."""
    for given in paths:
        path = Path(given)
        if given == STDIN:
            yield Source("standard input", None)
        elif path.is_dir():
            empty = True
            for found in _walk(path, on_problem):
                empty = False
                yield Source(_label(found), found, listed=True)
            if empty:
                on_problem(NoText(_label(path), "is a folder without files"))
        else:
            yield Source(_label(path), path)
