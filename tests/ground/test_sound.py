"""Spellings of one name in two scripts sound alike; names of different places do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.ground.gazetteer.sound import likeness, skeleton, sounds_of


def alike(left: str, right: str) -> float:
    return max(likeness(a, b) for a in sounds_of(left) for b in sounds_of(right))


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Aguelhok", "أغلهوك"),
        ("Aguelhok", "أجلهوك"),
        ("Gao", "قاو"),
        ("Gao", "جاو"),
        ("Tinzaouaten", "تنزواتين"),
        ("Ouagadougou", "واغادوغو"),
        ("Djibo", "جيبو"),
        ("Sévaré", "سيفاري"),
        ("Tillabéri", "تلابيري"),
        ("In Amenas", "عين أميناس"),
        ("N'Djamena", "انجمينا"),
        ("Ber", "بير"),
        ("Tchintabaraden", "تشينتبردان"),
        ("Bosso", "بوسو"),
    ],
)
def test_arabic_and_latin_spellings_of_a_name_sound_alike(latin: str, arabic: str) -> None:
    assert alike(latin, arabic) >= 0.8


@pytest.mark.parametrize(
    ("left", "right"), [("Gao", "Kidal"), ("Ménaka", "موبتي"), ("Djibo", "تيرا"), ("Moura", "ديفا")]
)
def test_other_names_sound_otherwise(left: str, right: str) -> None:
    assert alike(left, right) < 0.6


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèàïôç' -ابتثجحخدذرزسشصضطظعغفقكلمنهويأإةى", max_size=24))
def test_any_name_has_a_key_and_sounds_like_itself(name: str) -> None:
    for sounds in sounds_of(name):
        assert skeleton(sounds)
        assert likeness(sounds, sounds) == 1.0


@given(
    st.sampled_from(["Gao", "Mopti", "تمبكتو", "إنضيليمن", "Douentza"]),
    st.sampled_from(["Kaya", "غوسي", "Inates", "تيسي"]),
)
def test_likeness_has_no_direction(left: str, right: str) -> None:
    a, b = sounds_of(left)[0], sounds_of(right)[0]
    assert abs(likeness(a, b) - likeness(b, a)) < 1e-9
