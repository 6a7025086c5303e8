"""Pieces point into the report as given, whatever the text holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from marsad.reader.model import model_folder
from marsad.reader.pieces import pieces_of, plain_character, read_tokenizer

MIXED = st.text(alphabet="قتل جنود ـًُ12٣ﻻ﷽  ‏‎é’Tué,.\n\t۴Moussa-", max_size=80)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return read_tokenizer(model_folder() / "tokenizer.json")


def test_pieces_cover_every_letter_of_the_text_in_order(tokenizer: Tokenizer) -> None:
    @given(MIXED)
    def check(text: str) -> None:
        pieces = pieces_of(tokenizer, text, 0, len(text))
        assert pieces.starts == sorted(pieces.starts)
        covered = {i for a, b in zip(pieces.starts, pieces.ends, strict=True) for i in range(a, b)}
        letters = {i for i, c in enumerate(text) if plain_character(c).strip()}
        assert letters <= covered
        assert all(0 <= a < b <= len(text) for a, b in zip(pieces.starts, pieces.ends, strict=True))

    check()


@pytest.mark.parametrize(
    ("written", "plain"),
    [("مَقْتَل جنـــديين", "مقتل جنديين"), ("ﻣﻘﺘﻞ", "مقتل"), ("\u202bمقتل\u202c ٣", "مقتل 3")],
    ids=["vowels and tatweel", "presentation forms", "bidi controls and digits"],
)
def test_spellings_that_mean_the_same_have_the_same_pieces(tokenizer: Tokenizer, written: str, plain: str) -> None:
    assert pieces_of(tokenizer, written, 0, len(written)).ids == pieces_of(tokenizer, plain, 0, len(plain)).ids


def test_a_stretch_keeps_the_offsets_of_the_whole(tokenizer: Tokenizer) -> None:
    text = "Bamako. Trois soldats tués."
    pieces = pieces_of(tokenizer, text, 8, len(text))
    assert text[pieces.starts[0] :].startswith("Trois")
