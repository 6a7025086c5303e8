"""How sure a text is of a happening: `resources/factuality/<language>.yml`.

A cue works in a direction over a number of words and stops at a terminator (medspaCy's ConText). `recall` tells that
something is recalled and is not the news; `figurative` tells words of violence that mean none.
"""

from typing import Literal

from marsad.resources.schema import Record


class Cues(Record):
    """Words before ("forward") or after ("backward") a trigger that deny it or make it a mere possibility."""

    status: Literal["denied", "hypothetical"]
    direction: Literal["forward", "backward", "both"] = "forward"
    scope: int = 6  # words between cue and trigger
    strict: bool = False  # a comma between the two ends the scope too
    stops: list[str] = []  # more terminators, for this group only
    phrases: list[str]


class Recall(Record):
    """Words of looking back. weight: how much each tells (log-odds); reach: where they must stand to the trigger."""

    weight: float
    reach: Literal["before", "after", "sentence", "opening", "near"] = "sentence"
    phrases: list[str] = []
    patterns: list[str] = []  # regular expressions on the folded sentence


class Figurative(Record):
    """Contexts in which words of violence mean none. triggers: only these words (empty: any); `least` contexts."""

    name: str
    triggers: list[str] = []
    context: list[str]
    scope: Literal["next", "near", "sentence", "passage", "report"] = "sentence"
    least: int = 1
    unless: list[str] = []  # real violence in the same sentence


class Position(Record):
    """Log-odds of being recalled by where the words stand in the report."""

    base: float = -2.0
    title: float = -2.0
    lead: float = -1.0  # the first two sentences of the body
    late: float = 0.6  # the last third
    old_date: float = 2.0  # the nearest time in the sentence lies well before publication
    fresh_date: float = -1.2
    told_old: float = 0.6  # no time in the sentence, the last one before it in the passage is old
    told_fresh: float = -0.6


class Example(Record):
    """`trigger` stands in `text`; what is said of it."""

    text: str
    trigger: str
    status: Literal["asserted", "denied", "hypothetical"] = "asserted"
    background: bool | None = None
    figurative: bool = False


class Factuality(Record):
    cues: list[Cues]
    real: list[str] = []  # words of real violence: in their sentence nothing is figurative
    terminators: list[str]
    presupposing: list[str] = []  # question words that take the happening for granted
    future: str | None = None  # pattern of a trigger word in the future tense
    position: Position = Position()
    recall: list[Recall]
    figurative: list[Figurative]
    examples: list[Example]


SCHEMA = Factuality
