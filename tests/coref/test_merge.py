"""Which reports are one incident, and which must stay apart whatever they share."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.coref.cluster import Link, Verdicts, cluster
from marsad.coref.events import EventView
from marsad.coref.merge import merge
from marsad.coref.rules import cannot_be_one
from marsad.coref.scorer import default_scorer

View = Callable[..., EventView]


def groups(events: list[EventView]) -> list[list[str]]:
    return merge(events)


def test_reports_in_three_languages_with_growing_tolls_are_one_incident(view: View) -> None:
    told = [
        view("ar", language="ar", killed=(15, None)),
        view("fr", language="fr", killed=(35, None), side_a=frozenset({"unidentified-mali"})),
        view("en", language="en", killed=(54, 54), side_a=frozenset({"isgs"})),
        view("late", language="fr", killed=(49, 49), side_a=frozenset({"isgs"})),
    ]
    assert groups(told) == [["ar", "en", "fr", "late"]]


def test_same_place_another_year_stays_apart(view: View) -> None:
    pair = [view("a", day="2017-11-24"), view("b", day="2019-11-01")]
    assert groups(pair) == [["a"], ["b"]]
    assert "days apart" in (cannot_be_one(*pair) or "")


def test_same_day_another_town_stays_apart(view: View) -> None:
    pair = [view("a", place="timbuktu", day="2017-08-14"), view("b", place="douentza", day="2017-08-14")]
    assert groups(pair) == [["a"], ["b"]]
    assert "km apart" in (cannot_be_one(*pair) or "")


def test_a_headline_that_sums_two_attacks_does_not_join_them(view: View) -> None:
    first = view("a", place="boulikessi", day="2019-09-30", killed=(38, 38))
    second = view("b", place="mondoro", day="2019-09-30", killed=(2, 2))
    both = view("sum", place="mali", day="2019-09-30", killed=(40, 40), country="ML", fine=False, lat=17.0, lon=-4.0)
    found = groups([first, second, both])
    assert not any({"a", "b"} <= set(group) for group in found)


def test_an_attack_and_the_looting_after_it_are_one_incident(view: View) -> None:
    attack = view("r:10-20", place="solhan", day="2021-06-05", killed=(132, None), offset=10)
    looting = view("r:90-99", place="solhan", day="2021-06-05", type="looting_destruction", offset=90)
    other = view("s:5-9", place="solhan", day="2021-06-05", killed=(160, 160), offset=5)
    assert groups([attack, looting, other]) == [["r:10-20", "r:90-99", "s:5-9"]]


def test_what_one_report_tells_apart_stays_apart_in_all(view: View) -> None:
    """Two villages a few kilometres from one another, told as two by one report and as one by none."""
    first = view("r:1-2", place="karma", country="BF", day="2023-04-20")
    second = view("r:9-12", place="dinguiri", country="BF", day="2023-04-20", offset=9)
    other = view("s:1-2", place="karma", country="BF", day="2023-04-20")
    assert groups([first, second, other]) == [["r:1-2", "s:1-2"], ["r:9-12"]]


def test_a_month_in_a_recalling_report_fits_the_day(view: View) -> None:
    known = view("a", place="solhan", day="2021-06-05", killed=(132, None))
    recalled = view("b", place="solhan", day="2021-06-01", coarse=2, background=True, killed=(132, None))
    month = EventView.from_json(recalled.to_json() | {"end": known.start + 20 if known.start else None})
    assert groups([known, month]) == [["a", "b"]]


def test_the_order_of_events_changes_nothing(view: View) -> None:
    events = [view(f"r{n}", day=f"2019-11-0{1 + n % 3}", place=("indelimane", "inates")[n % 2]) for n in range(12)]
    expected = groups(events)
    for seed in range(5):
        Random(seed).shuffle(events)
        assert groups(events) == expected


def test_the_score_does_not_depend_on_which_event_comes_first(view: View) -> None:
    a, b = view("a", killed=(15, None)), view("b", day=None, killed=(54, 54), published=737366)
    assert default_scorer().score(a, b) == default_scorer().score(b, a)


def test_the_reasons_name_place_days_and_toll(view: View) -> None:
    why = default_scorer().explain(view("a", killed=(132, 132)), view("b", killed=(160, 160))).why
    assert "same place (indelimane)" in why
    assert "132 and 160" in why


def test_a_person_beats_score_and_rule(view: View) -> None:
    near, far = view("a"), view("b", day="2021-06-05", place="solhan")
    events = {event.key: event for event in (near, far)}
    same = Verdicts(same=frozenset({frozenset({"a", "b"})}))
    assert cluster(events, [], default_scorer().lift, same) == [["a", "b"]]
    events["b"] = view("b")
    different = Verdicts(different=frozenset({frozenset({"a", "b"})}))
    assert cluster(events, [Link("a", "b", 1.0)], default_scorer().lift, different) == [["a"], ["b"]]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_event_is_in_one_incident_and_no_ruled_out_pair_is(data: st.DataObject) -> None:
    days, places = st.integers(737000, 737006), st.sampled_from(["gao", "kidal", None])
    events = [
        EventView(
            key=f"r{n // 2}:{n}-{n + 1}",
            report=f"r{n // 2}",
            type=data.draw(st.sampled_from(["attack", "ambush", "protest"])),
            start=(day := data.draw(days)),
            end=day,
            published=day,
            place=data.draw(places),
            country="ML",
            fine=True,
        )
        for n in range(data.draw(st.integers(0, 8)))
    ]
    found = merge(events)
    by_key = {event.key: event for event in events}
    assert sorted(key for group in found for key in group) == sorted(by_key)
    for group in found:
        assert not any(cannot_be_one(by_key[x], by_key[y]) for x in group for y in group if x < y)


@pytest.mark.parametrize("missing", ["day", "place", "side_b", "published"])
def test_whatever_a_report_leaves_out_can_be_scored(view: View, missing: str) -> None:
    less = {"day": {"day": None}, "place": {"place": None}, "side_b": {"side_b": frozenset()}}
    other = view("b", **less.get(missing, {"published": None}))
    assert 0 <= default_scorer().score(view("a"), other) <= 1


def test_a_toll_given_for_both_does_not_join_boulikessi_and_mondoro(view: View) -> None:
    joint = {"killed": (25, 25), "figures": frozenset({"killed:25", "missing:60"}), "day": "2019-10-01"}
    told = [view(f"r{n}", place=place, **joint) for n, place in enumerate(("boulikessi", "mondoro") * 2)]
    assert groups(told) == [["r0", "r2"], ["r1", "r3"]]


def test_a_bomb_the_day_after_on_the_same_road_stays_apart(view: View) -> None:
    camp = view("camp", killed=(54, 54))
    bomb = {"type": "ied_mine", "killed": (1, 1), "side_b": frozenset({"barkhane"}), "near": True}
    assert groups([camp, view("bomb", day="2019-11-02", **bomb)]) == [["bomb"], ["camp"]]
