"""What a run says on standard error: one line for each input set aside, and how far it is where someone watches."""

import sys
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any

from marsad.errors import SetAside
from marsad.ingest.read import Repeat


class Progress:
    """Counts and messages of one run.

    A live line and a summary when standard error is a terminal and `quiet` is not asked; no live line where the
    records themselves come on the terminal (`shown`), since they would run into one another.
    """

    def __init__(self, *, quiet: bool = False, shown: bool = False) -> None:
        self.quiet = quiet
        self.watched = sys.stderr.isatty() and not quiet
        self.shown = shown
        self.coded = self.problems = self.repeats = 0
        self._live: Any = None

    def __enter__(self) -> "Progress":
        if self.watched and not self.shown:
            from rich.console import Console
            from rich.status import Status

            self._live = Status("reading", console=Console(stderr=True))
            self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._live is not None:
            self._live.stop()
            self._live = None

    def count(self, records: Iterable[Any]) -> Iterator[Any]:
        """The records themselves, counted as they pass."""
        for record in records:
            self.coded += 1
            if self._live is not None:
                self._live.update(self.summary())
            yield record

    def set_aside(self, problem: SetAside) -> None:
        """One line that names the input and says why."""
        self.problems += 1
        self._say(f"set aside: {' '.join(str(problem).split())}")

    def repeated(self, repeat: Repeat) -> None:
        self.repeats += 1
        if not self.quiet:
            self._say(f"repeated: {repeat.source}: same content as {repeat.first}, coded once")

    def summary(self) -> str:
        parts = [f"{self.coded:,} report{'s' * (self.coded != 1)} coded"]
        parts += [f"{self.problems:,} set aside"] if self.problems else []
        parts += [f"{self.repeats:,} repeated"] if self.repeats else []
        return ", ".join(parts)

    def _say(self, line: str) -> None:
        if self._live is not None:
            self._live.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            print(line, file=sys.stderr, flush=True)
