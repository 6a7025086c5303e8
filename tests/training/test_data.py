"""What the reader learns from: spellings that keep every offset, sentences that stay apart."""

import random

import pytest
from training.reader.names import renamed
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


def test_a_town_is_renamed_in_text_and_quotes_alike() -> None:
    report = {
        "id": "x",
        "language": "fr",
        "title": "Trois morts à Tessit",
        "text": "À Tessit, l'armée a tué trois hommes près d'Ansongo.",
        "events": [{"trigger": "tué", "also": [], "where": {"quote": "Tessit", "place": "Tessit"}}],
    }
    seen = set()
    for seed in range(10):
        other = renamed(report, random.Random(seed))
        place = other["events"][0]["where"]["quote"]
        assert place in other["title"] and place in other["text"] and other["events"][0]["where"]["place"] == "Tessit"
        seen.add(place)
    assert len(seen) > 5
