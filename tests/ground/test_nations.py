"""Countries by their names and by the words for their people."""

import pytest

from marsad.ground.nations import capital_of, demonyms_of, english_name, is_weak, iso_of, nations_of, slug_of
from marsad.resources import load


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("بوركينا فاسو", ("BF",)),
        ("Côte d'Ivoire", ("CI",)),
        ("Cote d’Ivoire", ("CI",)),
        ("الولايات المتحدة", ("US",)),
        ("Tchad", ("TD",)),
        ("Ruritanie", ()),
    ],
)
def test_countries_are_known_by_name_in_three_languages(words: str, codes: tuple[str, ...]) -> None:
    assert nations_of(words) == codes


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("nigériens", "NE"),
        ("nigérianes", "NG"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("النيجرية", "NE"),
        ("النيجيريين", "NG"),
        ("التشاديان", "TD"),
        ("burkinabè", "BF"),
        ("maliennes", "ML"),
        ("الأمريكيتين", "US"),
        ("الجنوب أفريقية", "ZA"),
        ("grecques", "GR"),
    ],
)
def test_demonyms_are_known_in_every_gender_and_number(words: str, first: str) -> None:
    assert demonyms_of(words)[0] == first


def test_a_demonym_that_writers_share_keeps_both_countries() -> None:
    assert demonyms_of("النيجيري") == ("NG", "NE")


def test_a_word_that_means_other_things_is_marked_weak() -> None:
    assert is_weak("مالية") and not is_weak("النيجر")


def test_actor_slugs_and_codes_are_each_others_inverse() -> None:
    assert slug_of("CI") == "ivory-coast" and iso_of("ivory-coast") == "CI"
    codes = [record["id"] for record in load("nations")]
    assert all(iso_of(slug_of(code) or "") == code for code in codes)
    assert english_name("NO") == "Norway"


def test_every_neighbour_of_the_region_has_a_capital() -> None:
    assert all(
        capital_of(code) for code in ("ML", "NE", "BF", "MR", "DZ", "LY", "TD", "NG", "BJ", "TG", "GH", "CI", "FR")
    )
