"""Notes: one English sentence that says what the fields say."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from marsad.assemble.note import note_for
from marsad.model.coded import Claim, Deaths, Event, Harm, Injured, Party, When, Where
from marsad.model.mentions import DaySpan
from marsad.model.report import Span
from marsad.resources import load

HERE = Span(0, 1)
DAY = DaySpan(date(2017, 11, 24), date(2017, 11, 24))
PLACE = Where("Indelimane", "ml-indelimane", "ML", "Ménaka", None, 15.87, 1.52, "near")


def party(actor: str, name: str = "", status: str = "stated") -> Party:
    return Party(actor, name, None, status, HERE)


def killed(who: str, low: int | None, high: int | None, **more: Any) -> Harm:
    return Harm("killed", who, None, low, low if low == high else None, high, None, HERE, **more)


def event(**changes: Any) -> Event:
    made = Event(
        "id",
        "ambush",
        "reported",
        False,
        HERE,
        When(DAY),
        PLACE,
        side_a=(party("jnim"),),
        side_b=(party("minusma"),),
        harm=(killed("peacekeeper", 3, 3), killed("soldier", 1, 1)),
        deaths=Deaths(4, 4, 4),
        injured=Injured(16, 16, 16),
        responsibility=(Claim("jnim", "claimed", HERE),),
    )
    return replace(made, **changes)


def test_a_note_tells_when_who_what_where_how_many_and_who_claims_it() -> None:
    assert note_for(event()) == (
        "On 24 November 2017, JNIM militants ambushed MINUSMA near Indelimane (Ménaka, Mali); 4 people were killed "
        "(3 peacekeepers, 1 soldier); 16 people were injured; JNIM claimed responsibility."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"side_a": (), "harm": ()}, "MINUSMA were ambushed near", id="nobody-named-as-attacker"),
        pytest.param({"side_b": ()}, "JNIM militants laid an ambush near", id="nobody-named-as-target"),
        pytest.param({"side_a": (), "side_b": ()}, "an ambush took place near", id="nobody-named"),
        pytest.param(
            {"side_a": (party("jnim", status="suspected"),)}, "suspected JNIM militants ambushed", id="suspected"
        ),
        pytest.param({"side_b": (party("civilians-mali"),)}, "ambushed civilians", id="civilians"),
        pytest.param(
            {"side_b": tuple(party(a) for a in ("minusma", "barkhane", "mali-police", "niger-police"))},
            "MINUSMA, Operation Barkhane and others",
            id="many-parties",
        ),
        pytest.param({"status": "claimed"}, "On 24 November 2017, by the account of one side only, JNIM", id="claimed"),
        pytest.param({"status": "denied"}, "It was denied that, on 24 November 2017, JNIM", id="denied"),
        pytest.param(
            {"status": "hypothetical"},
            "an ambush involving JNIM militants, MINUSMA near Indelimane (Ménaka, Mali) was planned, feared",
            id="hypothetical",
        ),
        pytest.param({"deaths": Deaths(15, None, 54)}, "15 to 54 people were killed", id="range"),
        pytest.param({"deaths": Deaths(10, None, None)}, "at least 10 people were killed", id="at-least"),
        pytest.param({"deaths": Deaths(None, None, 9)}, "up to 9 people were killed", id="up-to"),
        pytest.param({"deaths": Deaths(0, 0, 0)}, "no one was killed", id="none"),
        pytest.param({"deaths": Deaths(1, 1, 1), "harm": (killed("soldier", 1, 1),)}, "1 soldier was killed", id="one"),
        pytest.param({"deaths": Deaths(), "injured": Injured(), "harm": ()}, "casualties unknown", id="not-told"),
        pytest.param(
            {"type": "abduction", "side_b": (party("mali-armed-forces"),)},
            "abducted members of the Malian Armed Forces near",
            id="members",
        ),
        pytest.param({"type": "agreement"}, "JNIM reached an agreement with MINUSMA", id="bodies-agree"),
    ],
)
def test_what_is_not_known_is_not_said(changes: dict[str, Any], words: str) -> None:
    assert words in note_for(event(**changes))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (DaySpan(date(2024, 7, 25), date(2024, 7, 27)), "Between 25 July 2024 and 27 July 2024, "),
        (DaySpan(date(2024, 7, 1), date(2024, 7, 31), "month"), "In July 2024, "),
        (DaySpan(date(2024, 7, 1), date(2024, 9, 30), "month"), "Between 1 July 2024 and 30 September 2024, "),
        (DaySpan(date(2024, 1, 1), date(2024, 12, 31), "year"), "In 2024, "),
        (DaySpan(date(2024, 7, 1), date(2024, 7, 7), "week"), "In the week of 1 July 2024 to 7 July 2024, "),
        (DaySpan(date(2024, 7, 2), date(2024, 7, 2), "day", "published"), "On or shortly before 2 July 2024, "),
        (DaySpan(None, None, "unknown", "unknown"), "On an unknown date, "),
    ],
)
def test_the_day_is_as_sure_as_the_field(days: DaySpan, words: str) -> None:
    assert note_for(event(when=When(days))).startswith(words)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (replace(PLACE, precision="exact", admin2="Ansongo"), " in Indelimane (Ansongo, Ménaka, Mali);"),
        (replace(PLACE, place="Ménaka", precision="admin1"), " in the Ménaka region (Mali);"),
        (replace(PLACE, place="Mali", precision="country", admin1=None), " in Mali;"),
        (replace(PLACE, relation="north of"), " north of Indelimane (Ménaka, Mali);"),
        (replace(PLACE, place=None), "ambushed MINUSMA;"),
        (None, "ambushed MINUSMA;"),
    ],
)
def test_the_place_is_as_sure_as_the_field(where: Where | None, words: str) -> None:
    assert words in note_for(event(where=where))


@pytest.mark.parametrize("kind", [record["id"] for record in load("types")])
@pytest.mark.parametrize("status", ["reported", "claimed", "denied", "hypothetical"])
@pytest.mark.parametrize("sides", [0, 1, 2, 3])
def test_a_note_is_one_sentence_for_every_type_status_and_side(kind: str, status: str, sides: int) -> None:
    told = event(type=kind, status=status)
    note = note_for(replace(told, side_a=told.side_a if sides & 1 else (), side_b=told.side_b if sides & 2 else ()))
    assert note[0].isupper()
    assert note.endswith(".")
    assert note.count(".") == 1
    assert not set("{}<>") & set(note)
    assert "  " not in note


def test_a_superseded_toll_is_not_broken_down() -> None:
    harm = (killed("soldier", 2, 2, superseded=True), killed("peacekeeper", 3, 3), killed("soldier", 1, 1))
    assert "(3 peacekeepers, 1 soldier)" in note_for(event(harm=harm))


def test_lines_of_one_kind_of_people_are_added() -> None:
    harm = (killed("soldier", 1, 1), killed("soldier", 2, 2), killed("civilian", 1, 1))
    assert "4 people were killed (3 soldiers, 1 civilian)" in note_for(event(harm=harm))
    assert "4 soldiers were killed;" in note_for(event(harm=(killed("soldier", 1, 1), killed("soldier", 3, 3))))


def test_parts_that_do_not_make_up_the_total_are_not_told() -> None:
    assert "4 people were killed;" in note_for(event(harm=(killed("soldier", 1, 1),)))


def test_a_country_that_no_list_of_codes_has_is_told_by_its_name() -> None:
    where = Where("Cabaret", None, "HT", None, None, None, None, "near")
    assert "(Haiti)" in note_for(event(where=where)) or ", Haiti" in note_for(event(where=where))
