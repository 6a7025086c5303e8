"""A happening while it is being put together: the triggers that tell of it, each with its day, place and standing."""

from dataclasses import dataclass, field
from functools import lru_cache

from marsad.model.mentions import DaySpan, PlaceMention, TimeMention, Trigger
from marsad.resources import load

UNKNOWN = DaySpan(None, None, "unknown", "unknown")
SHORT = 60  # words; a sentence or two taken from a report says little of what is its news
STRONG = 0.8  # a trigger that needs no company
WEAK = 0.5  # one that does; below it a word only tells the type of another


@lru_cache(maxsize=1)
def _types() -> dict[str, tuple[str, int]]:
    return {record["id"]: (record["family"], record["rank"]) for record in load("triggers")}


def family_of(event_type: str) -> str:
    """What may be one happening when told together: "violence", "taking", "crowd" ..."""
    return _types()[event_type][0]


def rank_of(event_type: str) -> int:
    """How specific a type is within its family."""
    return _types()[event_type][1]


def is_wide(place: PlaceMention) -> bool:
    """A park, forest or lake: its one point may lie a day's march from what happened in it."""
    return place.precision == "near" and place.relation is None


@dataclass(frozen=True, slots=True)
class Telling:
    """One trigger as read in its place. `own_day`, `own_place`: said in the trigger's own sentence."""

    trigger: Trigger
    status: str
    background: bool
    title: bool
    day: TimeMention | None
    own_day: bool
    place: PlaceMention | None
    own_place: bool
    close_place: bool = False  # the place stands beside the trigger
    close_day: bool = False
    set_there: bool = False  # the place heads the sentence: "In neighbouring Zamfara, troops ..."
    definite: bool = False  # takes up a happening told before

    @property
    def family(self) -> str:
        return family_of(self.trigger.types[0])


@dataclass(slots=True)
class Happening:
    """All tellings of one event, in text order; `modifiers` are words that only tell its type."""

    tellings: list[Telling]
    modifiers: list[Trigger] = field(default_factory=list)

    @property
    def strong(self) -> list[Telling]:
        return [t for t in self.tellings if t.trigger.strength >= STRONG and not t.trigger.generic]

    @property
    def head(self) -> Telling:
        """The telling that stands for the event: the first specific one of the body, else the first of all."""
        body = [t for t in self.tellings if not t.title]
        specific = [t for t in self.strong if not t.title]
        return (specific or body or self.tellings)[0]

    @property
    def sentences(self) -> list[int]:
        return sorted({t.trigger.sentence for t in self.tellings})
