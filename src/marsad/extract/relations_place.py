"""Where a reader of ties is: the document, the sentence with its ends, what was named before."""

from dataclasses import dataclass, field
from datetime import date

from marsad.extract.relations_ends import End
from marsad.model.document import Document
from marsad.model.report import Sentence

PERSONAL = frozenset({"leads", "member_of", "founded"})
UPWARD = frozenset({"part_of", "affiliated_with", "pledged_to"})
SYMMETRIC = frozenset({"allied_with", "rival_of", "fights", "close_to"})
Ends = dict[str, list[End]]


@dataclass(slots=True)
class Reader:
    """A document being read: the ends of the sentences before, and who was spoken of last."""

    document: Document
    before: list[list[End]] = field(default_factory=list)
    topic: End | None = None
    kept: bool = False  # the sentence went on with the topic ("Elle regroupe ...")

    @property
    def day(self) -> date | None:
        return self.document.published.start or self.document.report.published

    def mentions(self) -> list[str]:
        return [a.actor for a in self.document.actors if a.actor]

    def mentioned(self) -> set[str]:
        return set(self.mentions())


@dataclass(slots=True)
class Place:
    """A sentence with its ends; `chain`: the end that a later verb without subject of its own goes on with; `told`:
    the predicates whose words stand in it."""

    reader: Reader
    sentence: Sentence
    language: str
    ends: list[End]
    chain: dict[End, End] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
