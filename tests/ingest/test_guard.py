"""Parsers of other people's formats, kept quiet and within their time."""

import logging
import time
import warnings

import pytest

from marsad.errors import Unreadable
from marsad.ingest import Limits
from marsad.ingest.guard import parsing


def test_a_parser_that_does_not_end_is_ended() -> None:
    started = time.perf_counter()
    with (
        pytest.raises(Unreadable, match=r"^a\.pdf: takes more than 0\.1 seconds to read$"),
        parsing("a.pdf", Limits(max_seconds=0.1)),
    ):
        while True:
            try:
                time.sleep(0.01)
            except Exception:
                continue
    assert time.perf_counter() - started < 2


def test_a_parser_in_time_is_left_alone() -> None:
    with parsing("a.pdf", Limits(max_seconds=0.05)):
        pass
    time.sleep(0.1)


def test_warnings_and_logs_of_parsers_are_not_the_users(caplog: pytest.LogCaptureFixture) -> None:
    with parsing("a.pdf", Limits()):
        warnings.warn("odd file", UserWarning, stacklevel=1)
        logging.getLogger("pypdf").error("odd object")
    assert not caplog.records
