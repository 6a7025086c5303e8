"""Coded reports to export: an ambush told in French, a five-day battle in English, an airstrike in Arabic."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from marsad.assemble.codes import acled_codes, plover_codes
from marsad.assemble.note import note_for
from marsad.export.record import with_text
from marsad.model.coded import Claim, Deaths, Event, Harm, Injured, Party, When, Where
from marsad.model.document import Document
from marsad.model.mentions import (
    ActorMention,
    Attribution,
    DaySpan,
    Issue,
    NumberMention,
    PlaceCandidate,
    PlaceMention,
    Published,
    Relation,
    TimeMention,
)
from marsad.model.report import Report, Span

Record = dict[str, Any]


def span(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words))


def coded(event: Event) -> Event:
    """The event with its codes and its note, as the coder leaves it."""
    a, b = ([party.actor for party in side] for side in (event.side_a, event.side_b))
    country = event.where.country if event.where else None
    event_type, sub_event_type = acled_codes(event.type, a, b, country, harm=event.harm)
    kind, mode = plover_codes(event.type, a, b, country, harm=event.harm)
    event = replace(
        event, acled_event_type=event_type, acled_sub_event_type=sub_event_type, plover_type=kind, plover_mode=mode
    )
    return replace(event, note=note_for(event))


def french_ambush() -> Document:
    report = Report.of(
        "Trois Casques bleus et un soldat malien ont été tués vendredi dans une embuscade près d'Indelimane, a annoncé "
        "la Minusma. Le groupe affirme avoir tué cinq soldats.\nL'attaque a été revendiquée par le GSIM.",
        title="=Embuscade <près> d'Indelimane",
        id="fr-1",
        published=date(2017, 11, 25),
        outlet="La Dépêche & Cie",
        url="https://example.org/1",
    )
    at = lambda words: span(report, words)  # noqa: E731
    day = DaySpan(date(2017, 11, 24), date(2017, 11, 24), "day", "weekday")
    place = PlaceCandidate("ml-indelimane", "Indelimane", "ML", "Ménaka", "Ménaka", 15.8667, 1.5167, "village", 0.93)
    event = Event(
        id="0123456789abcdef",
        type="ambush",
        status="reported",
        background=False,
        trigger=at("embuscade"),
        when=When(day, (at("vendredi"),)),
        where=Where(
            "Indelimane",
            "ml-indelimane",
            "ML",
            "Ménaka",
            "Ménaka",
            15.8667,
            1.5167,
            "near",
            "near",
            (at("Indelimane"),),
            (place,),
        ),
        side_a=(Party("jnim", "JNIM", "JNIM: Group for Support of Islam and Muslims", "claimed", at("GSIM")),),
        side_b=(
            Party(
                "minusma",
                "MINUSMA",
                "MINUSMA: United Nations Mission in Mali (2013-2023)",
                "stated",
                at("Casques bleus"),
            ),
            Party(
                "mali-armed-forces",
                "Malian Armed Forces",
                "Military Forces of Mali (2013-2020)",
                "stated",
                at("soldat malien"),
            ),
        ),
        harm=(
            Harm("killed", "peacekeeper", "minusma", 3, 3, 3, 0, at("Trois Casques bleus")),
            Harm("killed", "soldier", "mali-armed-forces", 1, 1, 1, 0, at("un soldat malien")),
            Harm("killed", "soldier", None, 5, 5, 5, 1, at("cinq soldats")),
        ),
        deaths=Deaths(low=4, best=4, high=5, side_b=4),
        responsibility=(Claim("jnim", "claimed", at("revendiquée par le GSIM")),),
        attributions=(0, 1),
        confidence=0.81234567,
    )
    document = Document(report, language="fr", published=Published(report.published, report.published, "given"))
    document.events = [coded(event)]
    document.attributions = [
        Attribution(at("la Minusma"), "un", at("a annoncé"), "asserts", at("ont été tués")),
        Attribution(at("Le groupe"), "armed_group", at("affirme"), "claims", None),
    ]
    document.relations = [Relation("jnim", "fights", "minusma", "asserted", at("revendiquée"), since=date(2017, 3, 2))]
    document.times = [TimeMention(at("vendredi"), day)]
    document.numbers = [NumberMention(at("Trois"), 3, 3, 3), NumberMention(at("cinq"), 5, 5, 5)]
    document.places = [PlaceMention(at("Indelimane"), place)]
    document.actors = [ActorMention(at("GSIM"), "jnim", "group")]
    document.issues = [Issue("times", "a weekday without a date", at("vendredi"))]
    return document


def english_battle() -> Document:
    report = Report.of(
        "Two hundred and three people died in Moura from 27 to 31 March when soldiers attacked the town.",
        id="en-1",
        published=date(2022, 4, 5),
        outlet="@Wire",
    )
    at = lambda words: span(report, words)  # noqa: E731
    event = Event(
        id="fedcba9876543210",
        type="attack",
        status="reported",
        background=False,
        trigger=at("attacked"),
        when=When(DaySpan(date(2022, 3, 27), date(2022, 3, 31)), (at("from 27 to 31 March"),)),
        where=Where("Moura", "ml-moura", "ML", "Mopti", "Djenné", 14.3278, -4.6, "exact", "in", (at("Moura"),)),
        side_a=(Party("mali-armed-forces", "Malian Armed Forces", None, "stated", at("soldiers")),),
        side_b=(Party("civilians-mali", "Civilians (Mali)", None, "stated", at("people")),),
        harm=(Harm("killed", "civilian", None, 203, 203, 203, None, at("Two hundred and three people")),),
        deaths=Deaths(203, 203, 203, civilians=203),
    )
    recalled = replace(event, id="aa", background=True, type="armed_clash")
    denied = replace(event, id="bb", status="denied", side_b=(), harm=(), deaths=Deaths())
    document = Document(report, language="en", published=Published(report.published, report.published, "given"))
    document.events = [coded(event), coded(recalled), coded(denied)]
    return document


def arabic_strike() -> Document:
    report = Report.of(
        "قتل 13 مدنيا في غارة بطائرة مسيرة (درون) على أماسراكاد.",
        title="غارة جوية على أماسراكاد",
        id="ar-1",
        published=date(2024, 3, 18),
    )
    at = lambda words: span(report, words)  # noqa: E731
    event = Event(
        id="1111222233334444",
        type="air_drone_strike",
        status="claimed",
        background=False,
        trigger=at("غارة"),
        when=When(DaySpan(date(2024, 3, 1), date(2024, 3, 31), "month", "inferred")),
        where=Where("Amasrakad", None, "ML", "Gao", None, None, None, "admin2", None, (at("أماسراكاد"),)),
        side_b=(Party("civilians-mali", "Civilians (Mali)", None, "stated", at("مدنيا")),),
        harm=(Harm("killed", "civilian", None, 13, 13, None, None, at("13 مدنيا")),),
        deaths=Deaths(low=13, best=13, civilians=13),
        injured=Injured(low=10),
    )
    document = Document(report, language="ar", published=Published(report.published, report.published, "given"))
    document.events = [coded(event)]
    return document


def quiet() -> Document:
    report = Report.of("The battle against malaria goes on.", id="en-2")
    return Document(report, language="en")


@pytest.fixture(scope="session")
def documents() -> list[Document]:
    return [french_ambush(), english_battle(), arabic_strike(), quiet()]


@pytest.fixture
def records(documents: list[Document]) -> list[Record]:
    return [with_text(document) for document in documents]


@pytest.fixture
def change(records: list[Record]) -> Callable[..., Record]:
    """The first record with these values put into its event."""

    def changed(**values: Any) -> Record:
        record = records[0]
        record["events"][0] |= values
        return record

    return changed
