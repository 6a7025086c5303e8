"""Pairwise and B-cubed figures, checked by hand."""

from marsad.evaluate.incidents import found_for_gold, score_groups, wrong_pairs

GOLD = {"a": "x", "b": "x", "c": "x", "d": "y"}


def test_the_right_groups_score_one() -> None:
    score = score_groups(GOLD, {"a": "1", "b": "1", "c": "1", "d": "2"})
    assert score["pairwise"] == score["b3"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_figures_of_one_wrong_and_two_missed_pairs() -> None:
    score = score_groups(GOLD, {"a": "1", "b": "1", "c": "2", "d": "2"})
    assert (score["right"], score["missed"], score["wrong"]) == (1, 2, 1)
    assert score["pairwise"]["precision"] == 0.5
    assert score["b3"]["precision"] == 0.75
    assert score["b3"]["recall"] == round((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, 4)


def test_an_event_that_was_not_found_stands_alone() -> None:
    assert score_groups(GOLD, {"a": "1", "b": "1"})["missed"] == 2


def test_wrong_pairs_name_both_sorts() -> None:
    merged, apart = wrong_pairs(GOLD, {"a": "1", "b": "1", "c": "2", "d": "2"})
    assert merged == [("c", "d")]
    assert sorted(apart) == [("a", "c"), ("b", "c")]


def test_annotated_events_take_the_group_of_the_coded_event_that_fits() -> None:
    when = {"start": "2019-11-01", "end": "2019-11-01"}
    gold = [
        {"id": "r1", "events": [{"incident": "x", "type": "attack", "when": when, "where": None}]},
        {"id": "r2", "events": [{"incident": "x", "type": "attack", "when": when, "where": None}]},
    ]
    coded = [
        {"report": {"id": "r1"}, "events": [{"type": "protest"}, {"type": "ambush", "when": when}]},
        {"report": {"id": "r2"}, "events": []},
    ]
    right, found, count = found_for_gold(gold, coded, {("r1", 0): "p", ("r1", 1): "q"})
    assert (right, found, count) == ({"r1/0": "x", "r2/0": "x"}, {"r1/0": "q"}, 1)
