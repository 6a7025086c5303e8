"""Other people's parsers, kept quiet and within their time."""

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
_AGAIN_SECONDS = 1.0  # a parser that catches everything is interrupted again


class _TooSlow(BaseException):
    """Not an Exception: parsers that catch those must not go on."""


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise _TooSlow


@contextmanager
def parsing(source: str, limits: Limits) -> Iterator[None]:
    """Run a parser: its log and warnings are not the user's, and it may take `limits.max_seconds`.

    The time is kept in the main thread of POSIX systems; elsewhere the limits of size alone hold.

    Raises:
        Unreadable: it took longer; names `source`.
    """
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    timed = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if not timed:
            yield
            return
        before = signal.signal(signal.SIGALRM, _interrupt)
        signal.setitimer(signal.ITIMER_REAL, limits.max_seconds, _AGAIN_SECONDS)
        try:
            yield
        except _TooSlow:
            raise Unreadable(source, f"takes more than {limits.max_seconds:g} seconds to read") from None
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
