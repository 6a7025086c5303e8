"""Reports → coded records, in order, in this process or in several; a report that fails is set aside alone."""

import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from marsad.errors import SetAside, Stop
from marsad.ingest.guard import time_limit
from marsad.model.document import Document
from marsad.model.report import Report

Json = dict[str, Any]
_BATCH = 8  # reports handed to the pipeline, or to another process, at a time
MAX_SECONDS = 60.0  # for one report, thousands of times what one takes
_AHEAD = 3  # batches that wait for each process: enough to keep it busy, few enough to keep memory flat


class CodingFailed(SetAside):
    """The coder failed on this report, it took too long, or it is in a language that marsad does not read."""


@dataclass(frozen=True, slots=True)
class Coded:
    """The record of a report, None where the coder gave none; `problem` says why, or why nothing is in it."""

    source: str
    record: Json | None
    problem: str | None = None


@lru_cache(maxsize=2)
def _pipeline(reader: str) -> Any:
    from marsad.coder import build_pipeline

    return build_pipeline(reader)


def _failure(report: Report, error: Exception, max_seconds: float) -> str:
    if isinstance(error, TimeoutError):
        return f"its {len(report.text):,} characters take more than {max_seconds:g} seconds to code: split it"
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    words = " ".join(str(error).split())[:120]
    return f"the coder failed on it ({type(error).__name__}: {words}, in {where})"


def _coded(document: Document) -> Coded:
    from marsad.export.record import with_text

    problem = None
    if document.passages and not any(passage.readable for passage in document.passages):
        languages = ", ".join(sorted({passage.language for passage in document.passages}))
        problem = f"is in a language that marsad does not read ({languages}): nothing is coded from it"
    record = with_text(document)
    document.reading = None  # its arrays are large, and a document, which views point back to, is freed late
    return Coded(_place(document.report), record, problem)


def _place(report: Report) -> str:
    return report.path or report.id


def code_batch(reports: Sequence[Report], reader: str, max_seconds: float = MAX_SECONDS) -> list[Coded]:
    """What came of each report, in order; `max_seconds` is for one report.

    Raises:
        Stop: the knowledge is broken or missing: no report could be coded right.
    """
    pipeline = _pipeline(reader)
    try:
        with time_limit(max_seconds):
            return [_coded(document) for document in pipeline.stream(reports, size=len(reports))]
    except Stop:
        raise
    except Exception as error:  # a defect must cost the one report that shows it, not a night's run
        if len(reports) == 1:
            return [Coded(_place(reports[0]), None, _failure(reports[0], error, max_seconds))]
        return [coded for report in reports for coded in code_batch([report], reader, max_seconds)]


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    source = iter(reports)
    while batch := list(islice(source, _BATCH)):
        yield batch


def _code_in_worker(reports: Sequence[Report], reader: str, max_seconds: float) -> list[Coded]:
    """As `code_batch`; what stops the run travels to the parent as words, since errors with facts do not pickle."""
    try:
        return code_batch(reports, reader, max_seconds)
    except Stop as error:
        raise Stop(str(error)) from None


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _code_in_processes(
    batches: Iterable[list[Report]], reader: str, workers: int, max_seconds: float
) -> Iterator[list[Coded]]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # "spawn" works alike on every system and copies no threads or open files into the workers.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_leave_interrupts_to_parent)
    waiting: deque[Future[list[Coded]]] = deque()
    try:
        for batch in batches:
            waiting.append(pool.submit(_code_in_worker, batch, reader, max_seconds))
            if len(waiting) > _AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise Stop("a worker process was ended from outside (out of memory?): try fewer --workers") from None
    finally:
        pool.shutdown(wait=not waiting, cancel_futures=True)  # with nothing left the workers end at once


def code_reports(
    reports: Iterable[Report],
    *,
    on_problem: Callable[[SetAside], None],
    reader: str = "both",
    workers: int = 1,
    max_seconds: float = MAX_SECONDS,
) -> Iterator[Json]:
    """Coded records (contract.md) of reports, in their order, a few batches in memory at a time.

    Args:
        reports: read lazily.
        on_problem: told of a report on which the coder failed, or that is in no language that marsad reads.
        reader: "both" or "rules", as in `marsad.coder.build_pipeline`.
        max_seconds: for one report; what takes longer is set aside.
        workers: processes; 1 is this one. The records are the same whatever the number.
    """
    batches = _batches(reports)
    if workers > 1:
        coded_batches = _code_in_processes(batches, reader, workers, max_seconds)
    else:
        coded_batches = (code_batch(batch, reader, max_seconds) for batch in batches)
    for coded in coded_batches:
        for item in coded:
            if item.problem:
                on_problem(CodingFailed(item.source, item.problem))
            if item.record is not None:
                yield item.record
