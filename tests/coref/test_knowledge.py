"""Weights and rules as they ship: complete, and in words."""

import pytest

from marsad.coref.events import EventView
from marsad.coref.features import FEATURES, pair_features
from marsad.coref.rules import kinship, rules
from marsad.coref.words import words_for
from marsad.resources import load_one

TYPES = [
    "armed_clash",
    "attack",
    "ambush",
    "air_drone_strike",
    "shelling",
    "ied_mine",
    "suicide_bomb",
    "grenade",
    "abduction",
    "sexual_violence",
    "arrest",
    "looting_destruction",
    "territory_seized",
    "territory_regained",
    "protest",
    "riot",
    "agreement",
    "pledge_merger",
    "other_strategic",
]


@pytest.mark.parametrize("part", ["across", "within"])
def test_every_weight_belongs_to_a_feature(part: str) -> None:
    assert set(load_one("coref_weights", part)["weights"]) <= set(FEATURES)


def test_every_type_has_a_family() -> None:
    assert set(rules().family) == set(TYPES)


def test_every_feature_has_its_words() -> None:
    event = EventView(key="a", report="a", type="attack")
    for feature in FEATURES:
        assert words_for([(1.0, feature)], event, event).startswith("for: ")


def test_features_are_as_many_as_their_names() -> None:
    event = EventView(key="a", report="a", type="attack")
    assert len(pair_features(event, event)) == len(FEATURES)


def test_a_part_of_a_group_is_its_kin_and_a_stranger_is_not() -> None:
    assert kinship(frozenset({"katiba-macina"}), frozenset({"jnim"})) == 0.6
    assert kinship(frozenset({"jnim"}), frozenset({"jnim", "aqim"})) == 1.0
    assert kinship(frozenset({"jnim"}), frozenset({"dozo-mali"})) == 0.0
    assert kinship(frozenset(), frozenset({"jnim"})) is None
