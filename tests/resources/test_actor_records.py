"""Every actor proves itself: found from each of its names, in no counterexample; ties lead to ids that exist."""

from pathlib import Path

import pytest

from marsad.ground.actors_check import faults_of, found_ids, tie_faults
from marsad.resources.build import read_records

RESOURCES = Path(__file__).parents[2] / "resources"
FRAMES = {
    "ar": "وتحدث البيان عن {} أمس.",
    "fr": "Le communiqué cite {} à deux reprises.",
    "en": "The statement names {} twice.",
}


def records(kind: str) -> list[dict[str, object]]:
    return list(read_records(kind, RESOURCES))


@pytest.mark.parametrize("kind", ["actors", "persons"])
def test_each_name_has_an_example_and_no_counterexample_holds_one(kind: str) -> None:
    assert [fault for record in records(kind) for fault in faults_of(record)] == []


@pytest.mark.parametrize("kind", ["actors", "persons"])
def test_ties_lead_to_ids_of_the_list_or_its_patterns(kind: str) -> None:
    assert [fault for record in records(kind) for fault in tie_faults(record)] == []


@pytest.mark.parametrize("kind", ["actors", "persons"])
def test_each_actor_is_found_from_each_of_its_names_in_a_sentence(kind: str) -> None:
    missing = []
    for record in records(kind):
        for name in record["names"]:  # type: ignore[attr-defined]
            sentence = FRAMES[name["lang"]].format(name["text"])
            if record["id"] not in found_ids(sentence):
                missing.append((record["id"], name["text"]))
    assert missing == []


def test_no_name_stands_that_only_the_measuring_part_has() -> None:
    assert all(name.get("corpus") != "measure" for record in records("actors") for name in record["names"])  # type: ignore[attr-defined]
