"""Words that tie two actors: `resources/relations/<language>.yml`."""

import re
from itertools import product
from typing import Any, Literal

from marsad.resources.schema import Record

Kind = Literal["person", "actor", "organisation", "any", "place", "government"]
_PART = re.compile(r"\{(\w+)\}")


class Cue(Record):
    """Words beside or between the two ends of a tie.

    forms: how the ends may stand, tried in this order. `_` is the words, `S` and `O` the ends, a number the most words
    that may stand between its neighbours (none: 0). `S+`, `O+`: a list ("A, B and C"); `S~`, `O~`: whoever was named
    last, in this sentence or before it; `O!`: the organisation that the actor list gives the subject; `B`: a name that
    holds both ends ("the al-Qaeda-linked group"); `P+`: a list of which each two are tied; `W`: the two groups, or
    the two persons, that the sentence is about; `S+~`: the last list that was named; `O,`: a comma stands before it.
    kinds: "organisation" is an actor, or a person who stands for the one he leads. sure: False for words that mean
    the tie only when the actor list does not speak against it.
    """

    words: list[str]
    predicate: str
    forms: list[str]
    subject_kind: Kind = "actor"
    object_kind: Kind = "actor"
    status: Literal["asserted", "hedged", "denied", "former"] = "asserted"
    sure: bool = True


class Relations(Record):
    """Words for ties in one language.

    parts: words that cues hold as `{name}`. former, hedged, denied: words near a cue that set the tie's status;
    plain: words that hold one of these but leave it as it is. joins: words between a state's force and those who act
    with it; barriers: words before such a pair that set the two against each other. pairs: words for two actors named
    before ("the two groups"); theres: for the place named before ("the town"). ands: words between the members of a
    list; goes_on: other words after which a verb keeps its subject; helpers: words for those who fight for a state
    without being its own; others: words for people apart from the actor just named ("dissidents"); relatives:
    relative pronouns, which bind a verb to the name just before them. examples pair a sentence with a tie that it
    must give, as "subject predicate object"; counterexamples give none.
    """

    parts: dict[str, list[str]] = {}
    cues: list[Cue]
    former: list[str]
    hedged: list[str]
    denied: list[str]
    joins: list[str]
    pairs: list[str]
    barriers: list[str]
    relatives: list[str]
    theres: list[str] = []
    ands: list[str]
    helpers: list[str] = []
    goes_on: list[str] = []
    others: list[str] = []
    plain: list[str] = []
    examples: list[list[str]]
    counterexamples: list[str]


SCHEMA = Relations


def _spelled(words: str, parts: dict[str, list[str]]) -> list[str]:
    """Every phrase that a pattern with `{parts}` stands for."""
    pieces = _PART.split(words)
    choices = [parts[piece] if i % 2 else [piece] for i, piece in enumerate(pieces)]
    return [phrase for choice in product(*choices) if (phrase := " ".join("".join(choice).split()))]


def compile_record(record: dict[str, Any]) -> list[dict[str, Any]]:
    parts = record.pop("parts", {})
    for cue in record["cues"]:
        cue["words"] = list(dict.fromkeys(phrase for words in cue["words"] for phrase in _spelled(words, parts)))
    return [record]
