"""What marsad says of a report: events and their values, as `marsad code` prints them (docs/contract, contract.md)."""

from dataclasses import dataclass, field

from marsad.model.mentions import DaySpan, PlaceCandidate
from marsad.model.report import Span


@dataclass(frozen=True, slots=True)
class When:
    days: DaySpan
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    place: str | None
    place_id: str | None
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    precision: str
    relation: str | None = None
    evidence: tuple[Span, ...] = ()
    candidates: tuple[PlaceCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """An actor on a side. status: stated | claimed | attributed | suspected."""

    actor: str
    name: str
    acled_name: str | None
    status: str
    span: Span


@dataclass(frozen=True, slots=True)
class Harm:
    outcome: str
    who: str
    actor: str | None
    low: int | None
    best: int | None
    high: int | None
    per: int | None
    span: Span
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Deaths:
    """UCDP's split; None where the text says nothing."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    side_a: int | None = None
    side_b: int | None = None
    civilians: int | None = None
    unknown: int | None = None


@dataclass(frozen=True, slots=True)
class Injured:
    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """responsibility: an actor and its stance."""

    actor: str
    stance: str
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, as one report tells it."""

    id: str
    type: str
    status: str  # reported | claimed | denied | hypothetical
    background: bool
    trigger: Span
    when: When
    where: Where | None
    side_a: tuple[Party, ...] = ()
    side_b: tuple[Party, ...] = ()
    harm: tuple[Harm, ...] = ()
    deaths: Deaths = field(default_factory=Deaths)
    injured: Injured = field(default_factory=Injured)
    responsibility: tuple[Claim, ...] = ()
    attributions: tuple[int, ...] = ()
    acled_event_type: str = ""
    acled_sub_event_type: str = ""
    plover_type: str | None = None
    plover_mode: str | None = None
    note: str = ""
    confidence: float = 0.5
