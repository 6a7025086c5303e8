"""Event types in the words of ACLED and PLOVER: every type has its codes, and its own examples get them."""

from typing import Any

import pytest

from marsad.assemble.codes import acled_codes, plover_codes
from marsad.model.coded import Harm
from marsad.model.report import Span
from marsad.resources import load
from marsad.resources.inters import class_of, named

TYPES = load("types")
CONTRACT = (
    "armed_clash attack ambush air_drone_strike shelling ied_mine suicide_bomb grenade abduction sexual_violence "
    "arrest looting_destruction territory_seized territory_regained protest riot agreement pledge_merger "
    "other_strategic"
)
EXAMPLES = [
    pytest.param(kind, case, id=f"{kind['id']}-{n}") for kind in TYPES for n, case in enumerate(kind["examples"])
]


def harm(outcome: str, who: str, number: int | None) -> Harm:
    return Harm(outcome, who, None, number, number, number, None, Span(0, 1))


def test_there_is_a_file_for_each_type_of_the_contract() -> None:
    assert {kind["id"] for kind in TYPES} == set(CONTRACT.split())


@pytest.mark.parametrize(("kind", "case"), EXAMPLES)
def test_an_example_gets_its_code(kind: dict[str, Any], case: dict[str, Any]) -> None:
    lines = [harm(*line) for line in case["harm"]]
    assert "/".join(acled_codes(kind["id"], case["a"], case["b"], harm=lines)) == case["acled"]


def test_every_code_is_one_of_acleds() -> None:
    known = {(line["event_type"], line["sub_event_type"]) for line in load("sub_events")}
    assert len(known) == 25
    assert {(code["event_type"], code["sub_event_type"]) for kind in TYPES for code in kind["acled"]} <= known


def test_every_plover_code_is_one_of_plovers_types() -> None:
    known = {line["id"] for line in load("plover_types")}
    assert len(known) == 16
    assert {code["type"] for kind in TYPES for code in kind.get("plover", [])} <= known
    assert plover_codes("other_strategic") == (None, None)


@pytest.mark.parametrize("kind", [kind["id"] for kind in TYPES])
def test_an_event_of_which_nothing_else_is_known_has_a_code(kind: str) -> None:
    event_type, sub_event_type = acled_codes(kind, [], [])
    assert event_type
    assert sub_event_type


def test_a_harm_line_of_none_is_no_harm() -> None:
    assert (
        acled_codes("protest", ["protesters-mali"], [], harm=[harm("injured", "demonstrator", 0)])[1]
        == "Peaceful protest"
    )


def test_the_weapon_tells_the_mode() -> None:
    assert plover_codes("air_drone_strike", weapons=["drone"]) == ("ASSAULT", "drone")
    assert plover_codes("air_drone_strike", weapons=["helicopter"]) == ("ASSAULT", "aerial")
    assert plover_codes("suicide_bomb") == ("ASSAULT", "suicide-attack")


def test_an_army_abroad_is_an_external_force() -> None:
    assert class_of("chad-armed-forces") == "state-forces"
    assert class_of("chad-armed-forces", "ML") == "external-forces"
    assert class_of("mali-armed-forces", "ML") == "state-forces"


@pytest.mark.parametrize("record", load("inters"), ids=lambda record: record["id"])
def test_ids_belong_to_the_class_whose_pattern_they_follow(record: dict[str, Any]) -> None:
    assert record["examples"]
    for actor in record["examples"]:
        assert class_of(actor) == record["id"]
        assert "<" not in named(actor)
    for actor in record["counterexamples"]:
        assert class_of(actor) != record["id"]


def test_an_id_that_nobody_knows_has_no_class() -> None:
    assert class_of("x-men") is None
    assert named("x-men", "X") == "X"


def test_countries_have_one_number_each() -> None:
    records = [record for record in load("country_codes") if record["id"] != "EH"]  # coded under Morocco by ACLED
    for key in ("slug", "iso", "iso3"):
        values = [record[key] for record in records]
        assert len(values) == len(set(values)), key
    numbers = [record["gw"] for record in records if "gw" in record]
    assert len(numbers) == len(set(numbers))
