"""Plain text: the file is the body, to the letter, so that offsets count in the file itself; `text/split.py` sees which
first line is a headline."""

from collections.abc import Iterator
from typing import BinaryIO

from marsad.ingest.limits import Limits, read_all
from marsad.ingest.read import Problem
from marsad.model.report import Report
from marsad.text.encoding import decode_text


def read(stream: BinaryIO, source: str, limits: Limits, on_problem: Problem) -> Iterator[Report]:
    """One report, its text the file's."""
    yield Report.of(decode_text(read_all(stream, source, limits), source).text, path=source)
