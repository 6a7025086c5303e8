"""Stages and how they compose: each says what it needs and gives; a pipeline refuses a gap before reading anything."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from json import dumps
from typing import Any, Protocol

from marsad.errors import PipelineBroken
from marsad.model.document import Document
from marsad.model.report import Report


class Stage(Protocol):
    """One step of the coder."""

    name: str
    version: str
    needs: frozenset[str]
    gives: frozenset[str]

    def settings(self) -> dict[str, Any]:
        """Everything that can change the stage's answer, resource digests included."""

    def run(self, batch: Sequence[Document]) -> None:
        """Add the layers in `gives` to every document of the batch. Documents never see one another."""


def stage_id(stage: Stage) -> str:
    """Name, version and 12 hex digits of the settings: the `made_by` of everything the stage writes."""
    digest = sha256(dumps(stage.settings(), sort_keys=True).encode()).hexdigest()[:12]
    return f"{stage.name}/{stage.version}/{digest}"


class Pipeline:
    """Stages in order; `stream` keeps the order of reports and one batch in memory."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        given = {"report"}
        for stage in stages:
            missing = stage.needs - given
            if missing:
                raise PipelineBroken(stage.name, frozenset(missing))
            given |= stage.gives
        self.stages = tuple(stages)

    @property
    def id(self) -> str:
        """One id for the whole chain, so that stored readings can be told apart by what made them."""
        return sha256("\n".join(stage_id(s) for s in self.stages).encode()).hexdigest()[:16]

    def stream(self, reports: Iterable[Report], *, size: int = 16) -> Iterator[Document]:
        source = iter(reports)
        while batch := [Document(report) for report in islice(source, size)]:
            for stage in self.stages:
                stage.run(batch)
            for document in batch:
                yield document
                document.notes.clear()  # views that point back at their document would keep it in memory
            del batch, document
