"""The event types of the contract: `resources/types/<type>.yml`, each with its codes in the other schemes."""

from typing import Any

from pydantic import model_validator

from marsad.resources.schema import Record


class Case(Record):
    """What must hold for a code; every key given must. Classes are the files of `resources/inters`.

    `a`, `b`: some actor on that side is of one of these classes. `a_only`, `b_only`: the side names someone, and all
    are. `a_none`, `b_none`: the side names no one. `harmed`: some harm line has one of these outcomes and a number
    above 0. `victims`: some harm line is about people of these kinds. `weapons`: one of these is mentioned.
    """

    a: list[str] | None = None
    b: list[str] | None = None
    a_only: list[str] | None = None
    b_only: list[str] | None = None
    a_none: bool | None = None
    b_none: bool | None = None
    harmed: list[str] | None = None
    victims: list[str] | None = None
    weapons: list[str] | None = None


class AcledCode(Record):
    case: Case | None = None  # None: whatever is left
    event_type: str
    sub_event_type: str


class PloverCode(Record):
    case: Case | None = None
    type: str
    mode: str | None = None


class Example(Record):
    """An event of the type as ids, and the code that it must get."""

    a: list[str] = []
    b: list[str] = []
    harm: list[list[str | int]] = []  # [outcome, who, number]
    acled: str  # event type/sub-event type


class EventType(Record):
    """`acled`, `plover`: the first that fits counts; `ucdp`: organised armed force, an event of UCDP GED if it killed."""

    gloss: str
    phrase: str  # the verb phrase of a note: "ambushed {b}"
    passive: str  # the same where no one is named as doing it: "{b} were ambushed"
    alone: str  # where no one is named as suffering it: "laid an ambush"
    bare: str  # where no one is named at all: "an ambush took place"
    noun: str  # with its article: "an ambush"
    acled: list[AcledCode]
    plover: list[PloverCode] = []
    ucdp: bool
    examples: list[Example]

    @model_validator(mode="after")
    def _last_takes_the_rest(self) -> "EventType":
        """Every event gets a code: only the last may be without a case, and it must be."""
        for codes in (self.acled, self.plover):
            cases: list[Any] = [code.case for code in codes]
            if cases and (cases[-1] is not None or None in cases[:-1]):
                raise ValueError("the last code, and it alone, stands without a case")
        return self


SCHEMA = EventType
