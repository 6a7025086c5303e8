"""A time expression of a report as the inference of its day of publication wants it."""

from dataclasses import dataclass

from marsad.ground.days.find import Expression


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression of the report, its words, its role, whether it stands at the report's head, its sentence."""

    expression: Expression
    quote: str
    role: str = "event"
    lead: bool = False
    sentence: int = -1
