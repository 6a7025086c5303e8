"""Arabic in a terminal that knows nothing of it: letters joined, the line as it is seen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.export.parts.bidi import has_rtl, isolated, runs_rtl, shaped, visual

MIXED = st.text(alphabet="abc 12٣()[],.-%«»قتلمالاَُ\u0640نا", max_size=40)


def test_letters_take_the_form_their_neighbours_call_for() -> None:
    assert shaped("سلام") == "\ufeb3\ufefc\ufee1"  # seen, lam with alef, meem alone
    assert shaped("دار") == "\ufea9\ufe8d\ufead"  # none of them joins onward
    assert shaped("قُتل") == "\ufed7\u064f\ufe98\ufede"  # a mark does not part its letter from the next


def test_shaped_letters_are_the_letters_that_were_written() -> None:
    assert unicodedata.normalize("NFKC", shaped("مقتل جنديين في كمين")) == "مقتل جنديين في كمين"


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        pytest.param("abc", "abc", id="latin-is-left-alone"),
        pytest.param("אב 12 גד", "דג 12 בא", id="a-number-reads-from-the-left"),
        pytest.param("אב (גד)", "(דג) בא", id="brackets-are-mirrored"),
        pytest.param("On 24 אב גד.", "On 24 דג בא.", id="an-english-line-keeps-its-order"),
        pytest.param("אב UN גד", "דג UN בא", id="latin-inside-reads-from-the-left"),
        pytest.param("25% אב", "בא 25%", id="a-sign-stays-with-its-number"),
    ],
)
def test_a_line_is_put_in_the_order_in_which_it_is_seen(line: str, seen: str) -> None:
    assert visual(line) == seen


def test_marks_stay_behind_their_letter() -> None:
    assert visual("אבָג") == "גבָא"


@given(MIXED)
def test_nothing_is_lost_or_added(line: str) -> None:
    def letters(text: str) -> list[str]:
        plain = unicodedata.normalize("NFKC", text)
        return sorted(char for char in plain if char.isalnum())

    assert letters(visual(line)) == letters(line)


@given(MIXED)
def test_an_isolated_text_closes_what_it_opens(text: str) -> None:
    made = isolated(text)
    assert made.count("\u2068") == made.count("\u2069") == int(has_rtl(text))


def test_a_text_cannot_break_out_of_its_isolate() -> None:
    assert isolated("قتل\u2069\u202e") == "\u2068قتل\u2069"


def test_the_first_letter_decides_the_direction() -> None:
    assert runs_rtl("12 قتل abc")
    assert not runs_rtl("abc قتل")
    assert not runs_rtl("12 ...")
