"""Words that tie two actors: `resources/relations/<language>.yml`."""

from typing import Literal

from marsad.resources.schema import Record

Kind = Literal["person", "actor", "any", "place"]
Side = Literal["before", "after", "either", "beside"]


class Cue(Record):
    """Words between or beside the two ends of a tie.

    subject, object: where each end stands from the words: before, after, either (a neighbour before, else after the
    other end), beside (two ends on the same side, joined by "and": symmetric ties). kinds: what each end may be.
    near: at most so many words away.
    """

    words: list[str]
    predicate: str
    subject: Side
    object: Side
    subject_kind: Kind = "any"
    object_kind: Kind = "any"
    status: Literal["asserted", "hedged", "denied", "former"] = "asserted"
    near: int = 12


class Relations(Record):
    """`former`, `hedged`, `denied`: words in the clause that set the tie's status. `examples` pair a sentence with
    the predicates it must give; counterexamples give none."""

    cues: list[Cue]
    former: list[str]
    hedged: list[str]
    denied: list[str]
    examples: list[list[str]]
    counterexamples: list[str]


SCHEMA = Relations
