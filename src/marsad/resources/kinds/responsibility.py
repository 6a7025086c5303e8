"""Words that lay a happening at somebody's door: `resources/responsibility/<language>.yml`."""

from typing import Literal

from marsad.resources.schema import Record

Stance = Literal["claimed", "attributed", "suspected", "denied"]


class Cues(Record):
    """party: where the one stands who did it ("subject": of the cue, before or after it by the language)."""

    stance: Stance
    party: Literal["subject", "after", "before"]
    scope: int = 8  # words between the cue and the party
    phrases: list[str]
    behind: list[str] = []  # the cue counts only behind one of these: "could not ... without the help of"


class Example(Record):
    """`party` are the words for the actor; None where the sentence lays nothing at anybody's door."""

    text: str
    party: str | None
    stance: Stance | None = None


class Responsibility(Record):
    cues: list[Cues]
    nobody: list[str]  # near a cue: nobody has claimed, nobody is accused
    unclaimed: list[str]  # words that by themselves say that nobody has claimed it
    reach_nobody: int = 6  # words
    own: list[str]  # a speaker's word for itself or its men, at the opening of what it says
    deeds: list[str]  # what a party says that it did
    denied: list[str]  # what a denial is about when it is of responsibility
    not_denied: list[str] = []  # what a denial is about when it is of something else
    rejoinders: list[str] = []  # verbs of denying that may only answer: "retorted", "réplique", "رفض"
    latter: list[str] = []  # pronouns for who was named last: "the latter", "celle-ci", "هذا الأخير"
    agents: list[str] = []  # right before an actor: it did it ("by", "par", "على يد")
    doers: list[str] = []  # those of them that say nothing else, as "de" may
    patients: list[str] = []  # right before an actor: it was done to it ("against", "contre")
    centre: list[str] = []  # bare names of an organisation whose claims its centre signs
    terminators: list[str] = []
    subject_after: bool = False
    examples: list[Example]


SCHEMA = Responsibility
