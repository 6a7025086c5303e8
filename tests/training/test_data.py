"""What the reader learns from: spellings that keep every offset, sentences that stay apart."""

import random

import pytest
from training.reader.noise import noisy
from training.sentences import FOR_CONFIDENCE, FOR_MEASURING, FOR_READER, part_of


@pytest.mark.parametrize(
    "text", ["أعلن الجيش أمس مقتل ثلاثة في قرية إنضيليمن", "Près de Ménaka, l'armée a tué neuf hommes."]
)
def test_another_spelling_is_as_long_as_the_text(text: str) -> None:
    spelt = {noisy(text, random.Random(seed)) for seed in range(20)}
    assert len(spelt) > 1
    assert {len(other) for other in spelt} == {len(text)}


def test_each_judged_sentence_falls_into_one_third() -> None:
    parts = [part_of(f"sentence-{n}") for n in range(300)]
    assert set(parts) == {FOR_READER, FOR_CONFIDENCE, FOR_MEASURING}
    assert parts == [part_of(f"sentence-{n}") for n in range(300)]
