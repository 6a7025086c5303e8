"""Which toll a named rule takes, on the tolls of `demo_facts.md`."""

from datetime import date

import pytest

from marsad.coref.tolls import RULES, Toll, value_of


def toll(day: str, low: int, family: str = "voice", high: int | None = -1, **more: bool) -> Toll:
    top = low if high == -1 else high
    return Toll(low, top, family, date.fromisoformat(day).toordinal(), f"{day}/{family}/{low}", **more)


INDELIMANE = [
    toll("2019-11-01", 15, "voice", None),
    toll("2019-11-01", 35, "official"),
    toll("2019-11-02", 54, "official"),
    toll("2019-11-04", 49, "official"),
    toll("2019-11-03", 70, "party"),
]
SOLHAN = [toll("2021-06-05", 132, "official", None), toll("2021-06-08", 160, "local")]
OGOSSAGOU = [
    toll("2019-03-23", 50, "official", None),
    toll("2019-03-24", 115, "official"),
    toll("2019-03-24", 134, "inquiry"),
    toll("2019-03-23", 160, "local", None),
    toll("2019-05-02", 157, "inquiry", None),
]
INATES = [toll("2019-12-11", 71, "official"), toll("2019-12-12", 100, "party", None)]


@pytest.mark.parametrize(
    ("tolls", "rule", "best"),
    [
        pytest.param(INDELIMANE, "acled_lowest", 49, id="a-corrected-official-toll-replaces-the-first-hours"),
        pytest.param(SOLHAN, "acled_lowest", 132, id="a-higher-local-toll-does-not-replace-the-official-one"),
        pytest.param(INATES, "acled_lowest", 71, id="a-party's-claim-does-not-count-beside-others"),
        pytest.param(OGOSSAGOU, "ucdp_best", 157, id="an-inquiry-weeks-later-settles-it"),
        pytest.param(INDELIMANE, "latest_official", 49, id="latest-official"),
    ],
)
def test_rules_take_the_figure_that_coders_would(tolls: list[Toll], rule: str, best: int) -> None:
    assert value_of(tolls, rule).best == best


def test_a_party_s_claim_goes_into_the_upper_bound_only() -> None:
    value = value_of(INATES, "ucdp_best")
    assert (value.low, value.best, value.high) == (71, 71, 100)


@pytest.mark.parametrize("rule", RULES)
def test_no_figure_is_no_value(rule: str) -> None:
    assert value_of([], rule).best is None


@pytest.mark.parametrize("rule", RULES)
def test_a_single_claim_by_a_party_is_better_than_nothing(rule: str) -> None:
    assert value_of([toll("2019-12-12", 100, "party")], rule).best == 100


@pytest.mark.parametrize("rule", RULES)
def test_the_order_of_tolls_changes_nothing(rule: str) -> None:
    for tolls in (INDELIMANE, SOLHAN, OGOSSAGOU, INATES):
        assert value_of(tolls, rule) == value_of(tolls[::-1], rule)
