"""Folding brings spellings together and always finds the way back to the report as given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.fold import fold, fold_view

MIXED = st.text(
    alphabet=st.one_of(
        st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئءٱگپچڤکی،؛؟٠١٢٣۴۵۶ـ"),
        st.sampled_from("\u064b\u064e\u064f\u0651\u0652\u0670\u200f\u200e\u202b\u202c\u2067\u2069\u00ad"),
        st.sampled_from("ﻻﺎﻟﺠﻴﺶﷲ"),
        st.sampled_from("abcdeéèêëçàùœæŒÉAZ’'«»\u00a0\u202f–—-0123456789 \n.,"),
    ),
    max_size=80,
)


@given(MIXED)
def test_the_stored_words_fold_to_the_folded_ones(stored: str) -> None:
    view = fold_view(stored)
    for start in range(0, len(view.text), 3):
        for end in (start + 1, min(len(view.text), start + 7)):
            whole = _to_character_ends(view.origin, start, end)
            span = view.back(*whole)
            assert fold(stored[span.start : span.end]) == view.text[whole[0] : whole[1]]


def _to_character_ends(origin: tuple[int, ...], start: int, end: int) -> tuple[int, int]:
    """A stored character that folds to several (œ, ﻻ) is one thing: a range may not begin or end inside it."""
    while start > 0 and origin[start] == origin[start - 1]:
        start -= 1
    while end < len(origin) - 1 and origin[end] == origin[end - 1]:
        end += 1
    return start, end


@given(MIXED)
def test_folding_twice_changes_nothing(stored: str) -> None:
    assert fold(fold(stored)) == fold(stored)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("إنضيليمن", "انضيليمن", id="hamza-below-alef"),
        pytest.param("منكــــا", "منكا", id="tatweel"),
        pytest.param("قُتِلَ", "قتل", id="diacritics"),
        pytest.param("ﺍﻟﺠﻴﺶ", "الجيش", id="presentation-forms"),
        pytest.param("سورية", "سوريه", id="ta-marbuta"),
        pytest.param("مصطفى", "مصطفي", id="alef-maqsura"),
        pytest.param("کیدال", "كيدال", id="persian-letters"),
        pytest.param("١٢", "12", id="eastern-digits"),
        pytest.param("۱۲", "12", id="persian-digits"),
        pytest.param("\u200fغاو\u200f", "غاو", id="bidi-marks"),
        pytest.param("Sœur", "soeur", id="ligature"),
        pytest.param("l’armée", "l'armee", id="curly-apostrophe-accent"),
        pytest.param("TILLABÉRI", "tillaberi", id="capitals"),
        pytest.param("In‑Delimane", "in-delimane", id="non-breaking-hyphen"),
    ],
)
def test_spellings_that_mean_the_same_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)
