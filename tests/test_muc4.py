"""The scorer of benchmark/muc4.py: CEAF-REE as published, its figures worked out by hand; and the mapping of roles."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

PATH = Path(__file__).parents[1] / "benchmark" / "muc4.py"
spec = importlib.util.spec_from_file_location("benchmark_muc4", PATH)
assert spec is not None and spec.loader is not None
muc4 = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(muc4)


def roles(**given: list[list[str]]) -> dict[str, list[frozenset[str]]]:
    return {role: [frozenset(map(muc4.normalised, e)) for e in given.get(role, [])] for role in muc4.ROLES}


def template(**given: list[list[str]]) -> dict[str, Any]:
    entities = {role: [[[words, 0] for words in e] for e in given.get(role, [])] for role in muc4.ROLES}
    return {"incident_type": "attack", **entities}


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        pytest.param('The "Blue Gate"  farm', "blue gate farm", id="articles-quotes-and-spaces"),
        pytest.param("a car-bomb, an A.K.-47", "carbomb ak47", id="punctuation-glues"),
        pytest.param("theatre", "theatre", id="articles-are-whole-words"),
        pytest.param("«la» mairie", "«la» mairie", id="punctuation-of-ascii-alone"),
    ],
)
def test_mentions_are_compared_without_case_punctuation_and_articles(words: str, bare: str) -> None:
    assert muc4.normalised(words) == bare


GOLD = [["m1", "m2", "m3"], ["m4"], ["m5"], ["m6"]]


@pytest.mark.parametrize(
    ("predicted", "right", "f1"),
    [
        # m1 and m3 are one gold entity: one of the two is surplus. 4 right of 5, of 4: 2*4/(5+4)
        pytest.param([["m4"], ["m1"], ["m5"], ["m6"], ["m3"]], 4, 8 / 9, id="one-entity-told-twice"),
        # a part of an entity's mentions is enough. 4 of 4 of 4
        pytest.param([["m1", "m2"], ["m4"], ["m5"], ["m6"]], 4, 1.0, id="some-of-its-mentions"),
        # m1 and m4 are two entities: lumped together they are none. 2 right of 3, of 4: 2*2/(3+4)
        pytest.param([["m1", "m2", "m3", "m4"], ["m5"], ["m6"]], 2, 4 / 7, id="two-entities-lumped"),
        # nothing predicted: precision, recall and F1 are 0
        pytest.param([], 0, 0.0, id="nothing-predicted"),
        # an entity without mentions contradicts no gold entity, so the published script aligns it: 1 of 1, of 4
        pytest.param([[]], 1, 2 / 5, id="empty-entity"),
    ],
)
def test_an_entity_is_right_with_one_that_has_all_its_mentions(
    predicted: list[list[str]], right: int, f1: float
) -> None:
    tally = muc4.score({"d": roles(PerpInd=predicted)}, {"d": roles(PerpInd=GOLD)})["PerpInd"]
    assert (tally.right, tally.predicted, tally.gold) == (right, len(predicted), 4)
    assert tally.f1 == pytest.approx(f1)


def test_the_alignment_is_the_best_one_not_the_first() -> None:
    """{x} fits both gold entities, {x, y} the first alone: given in this order, the first come would take its place."""
    gold = [frozenset({"x", "y"}), frozenset({"x", "z"})]
    assert muc4.aligned([frozenset({"x"}), frozenset({"x", "y"})], gold) == 2


def test_figures_are_summed_over_documents_and_roles() -> None:
    """Document 1: PerpInd 1 right of 2, of 1; Weapon 0 of 0, of 1. Document 2, without templates: Target 0 of 1, of 0.

    All: 1 right of 3 predicted, of 2 gold: precision 1/3, recall 1/2, F1 2/(3+2).
    """
    predicted = {"1": roles(PerpInd=[["men"], ["women"]]), "2": roles(Target=[["bridge"]])}
    gold = {"1": roles(PerpInd=[["The men", "armed men"]], Weapon=[["rifle"]]), "2": roles()}
    tally = muc4.score(predicted, gold)["all"]
    assert (tally.precision, tally.recall, tally.f1) == pytest.approx((1 / 3, 1 / 2, 2 / 5))


def test_a_document_that_was_not_coded_is_no_silent_zero() -> None:
    with pytest.raises(SystemExit, match="1 documents not coded"):
        muc4.score({}, {"d": roles()})


def test_gold_is_one_list_of_entities_a_role_over_all_templates() -> None:
    """An entity that has all mentions of an earlier one, or the other way round, is the same; sharing some is not."""
    first = template(PerpInd=[["men", "armed men"]], Weapon=[["the rifle"]])
    second = template(PerpInd=[["men"], ["men", "gang"]], Weapon=[["the rifle", "gun"]])
    assert muc4.gold_roles([first, second]) == roles(
        PerpInd=[["men", "armed men"], ["men", "gang"]], Weapon=[["rifle"]]
    )


TEXT = "gunmen of the blue front shot ann smith with a rifle"


def evidence(words: str) -> dict[str, Any]:
    return {"quote": words, "start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def coded(**event: Any) -> dict[str, Any]:
    sides = {"side_a": [], "side_b": [], "harm": []}
    return {
        "events": [{"type": "attack", "status": "reported", **sides, **event}],
        "mentions": [
            {"kind": kind, "ref": ref, "evidence": evidence(words)}
            for kind, ref, words in (
                ("actor", "blue-front", "the blue front"),
                ("person", None, "ann smith"),
                ("weapon", "assault-rifle", "rifle"),
            )
        ],
    }


def test_sides_harm_and_weapons_of_an_attack_fill_the_roles() -> None:
    nameless = {"actor": "unidentified-mali", "evidence": evidence("gunmen")}
    group = {"actor": "blue-front", "evidence": evidence("gunmen of the blue front")}
    harm = {"outcome": "killed", "actor": None, "evidence": evidence("shot ann smith")}
    assert muc4.coded_roles(coded(side_a=[nameless, group], harm=[harm])) == roles(
        PerpInd=[["gunmen"]], PerpOrg=[["blue front"]], Victim=[["ann smith"]], Weapon=[["rifle"]]
    )


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        pytest.param("ied_mine", [["blue front"]], id="what-was-bombed"),
        pytest.param("attack", [], id="who-was-attacked-is-no-thing"),
    ],
)
def test_targets_are_what_bombs_and_looters_hit(kind: str, target: list[list[str]]) -> None:
    side = {"actor": "blue-front", "evidence": evidence("the blue front")}
    assert muc4.coded_roles(coded(type=kind, side_b=[side]))["Target"] == roles(Target=target)["Target"]


@pytest.mark.parametrize(
    "event", [pytest.param({"type": "armed_clash"}, id="clash"), pytest.param({"status": "denied"}, id="denied")]
)
def test_what_is_no_attack_fills_nothing(event: dict[str, str]) -> None:
    side = {"actor": "unidentified-mali", "evidence": evidence("gunmen")}
    assert muc4.coded_roles(coded(side_a=[side], **event)) == roles()


def test_paragraphs_are_parted_without_moving_a_letter() -> None:
    given = muc4.report_of({"docid": "d", "doctext": "one.  two.    three"})
    assert given == {"id": "d", "text": "one.  two.\n\n\n\nthree", "language": "en"}
