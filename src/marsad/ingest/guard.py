"""Other people's parsers, and whatever else may not end, kept quiet and within their time."""

import logging
import signal
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from marsad.errors import Unreadable
from marsad.ingest.limits import Limits

_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext", "pypdf", "charset_normalizer")
_AGAIN_SECONDS = 1.0  # code that catches everything is interrupted again


class _TooSlow(BaseException):
    """Not an Exception: code that catches those must not go on."""


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise _TooSlow


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Interrupt what runs longer, in the main thread of a process on POSIX systems; elsewhere it has no limit.

    Raises:
        TimeoutError: it ran longer.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_SECONDS)
    try:
        yield
    except _TooSlow:
        raise TimeoutError from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def parsing(source: str, limits: Limits) -> Iterator[None]:
    """Run a parser: its log and warnings are not the user's, and it may take `limits.max_seconds`.

    Raises:
        Unreadable: it took longer; names `source`.
    """
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings(), time_limit(limits.max_seconds):
            warnings.simplefilter("ignore")
            yield
    except TimeoutError:
        raise Unreadable(source, f"takes more than {limits.max_seconds:g} seconds to read") from None
