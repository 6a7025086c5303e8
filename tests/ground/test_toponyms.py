"""Which place a name means, in the company it stands in."""

import pytest

from marsad.ground.distance import distance_km, midpoint, moved
from marsad.ground.toponyms import resolve_place


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("إنضيليمن", "ml-indelimane"),
        ("Solhan", "bf-solhan"),  # not the one in Turkey
        ("Moura", "ml-moura"),  # not the one in Portugal
        ("ville de Gao", "ml-gao"),
        ("région de Gao", "ml-adm1-gao"),
        ("مدينة غاو", "ml-gao"),
        ("Bamako", "ml-bamako"),
        ("Paris", "gn-2988507"),
        ("Londres", "gn-2643743"),
        ("موسكو", "gn-524901"),
        ("النيجر", "ne"),
        ("نهر النيجر", "river-ml-niger"),
    ],
)
def test_the_region_comes_first_and_kinds_count(text: str, place_id: str) -> None:
    assert resolve_place(text)[0].place_id == place_id


def test_a_country_given_decides_between_namesakes() -> None:
    assert resolve_place("Gao", country="BF")[0].country == "BF"


def test_a_point_nearby_decides_between_namesakes() -> None:
    far = resolve_place("Tripoli", near=(34.4, 35.8))[0]
    assert far.country == "LB"


def test_the_sentence_decides_between_namesakes() -> None:
    sentence = "قتل جنديان في باما بولاية بورنو شمال شرق نيجيريا"
    assert resolve_place("باما", context=sentence)[0].country == "NG"


def test_scores_are_shares_and_ordered() -> None:
    scores = [c.score for c in resolve_place("Gao")]
    assert scores == sorted(scores, reverse=True)
    assert 0 < sum(scores) <= 1.001


def test_a_name_like_no_other_has_no_candidates() -> None:
    assert resolve_place("") == []
    assert resolve_place("12345") == []


def test_going_north_goes_north() -> None:
    lat, lon = moved((16.27, -0.04), 0, 30)
    assert lat == pytest.approx(16.54, abs=0.01) and lon == pytest.approx(-0.04, abs=0.01)
    assert distance_km((16.27, -0.04), (lat, lon)) == pytest.approx(30, abs=0.1)
    assert midpoint((0, 0), (2, 4)) == (1, 2)
