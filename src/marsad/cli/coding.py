"""Reports → coded records, in order, in this process or in several; a report that fails is set aside alone."""

import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

from marsad.errors import SetAside, Stop
from marsad.model.report import Report

Json = dict[str, Any]
Coded = Json | SetAside
_BATCH = 8  # reports handed to the pipeline, or to another process, at a time
_AHEAD = 3  # batches that wait for each process: enough to keep it busy, few enough to keep memory flat


class CodingFailed(SetAside):
    """The coder itself failed on this report: a defect of marsad, named so that it can be reported."""


@lru_cache(maxsize=2)
def _pipeline(reader: str) -> Any:
    from marsad.coder import build_pipeline

    return build_pipeline()


def _failure(report: Report, error: Exception) -> CodingFailed:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    words = " ".join(str(error).split())[:120]
    return CodingFailed(
        report.path or report.id, f"the coder failed on it ({type(error).__name__}: {words}, in {where})"
    )


def code_batch(reports: Sequence[Report], reader: str) -> list[Coded]:
    """The coded record of each report, or why there is none, in order.

    Raises:
        Stop: the knowledge is broken or missing: no report could be coded right.
    """
    from marsad.export.record import with_text

    pipeline = _pipeline(reader)
    try:
        return [with_text(document) for document in pipeline.stream(reports, size=len(reports))]
    except Stop:
        raise
    except Exception as error:  # a defect must cost the one report that shows it, not a night's run
        if len(reports) == 1:
            return [_failure(reports[0], error)]
        return [coded for report in reports for coded in code_batch([report], reader)]


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    source = iter(reports)
    while batch := list(islice(source, _BATCH)):
        yield batch


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _code_in_processes(batches: Iterable[list[Report]], reader: str, workers: int) -> Iterator[list[Coded]]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # "spawn" works alike on every system and copies no threads or open files into the workers.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_leave_interrupts_to_parent)
    waiting: deque[Future[list[Coded]]] = deque()
    try:
        for batch in batches:
            waiting.append(pool.submit(code_batch, batch, reader))
            if len(waiting) > _AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise Stop("a worker process was ended from outside (out of memory?): try fewer --workers") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def code_reports(
    reports: Iterable[Report],
    *,
    on_problem: Callable[[SetAside], None],
    reader: str = "rules",
    workers: int = 1,
) -> Iterator[Json]:
    """Coded records (contract.md) of reports, in their order, a few batches in memory at a time.

    Args:
        reports: read lazily.
        on_problem: told of a report on which the coder failed.
        reader: which reader finds the events; "rules" is the one that needs no model.
        workers: processes; 1 is this one. The records are the same whatever the number.
    """
    batches = _batches(reports)
    run = partial(_code_in_processes, reader=reader, workers=workers) if workers > 1 else None
    coded_batches = run(batches) if run else (code_batch(batch, reader) for batch in batches)
    for coded in coded_batches:
        for item in coded:
            if isinstance(item, SetAside):
                on_problem(item)
            else:
                yield item
