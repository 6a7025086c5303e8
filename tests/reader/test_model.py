"""The model that ships is the one that its card names, and says so when it is not."""

import shutil
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from marsad.errors import ReaderMissing
from marsad.model.report import Span
from marsad.reader.labels import ROLES, TYPES
from marsad.reader.model import FILES, Model, model_folder, shipped_model, unpack
from marsad.reader.pieces import pieces_of
from marsad.reader.reading import ModelReading
from marsad.reader.stage import OVERLAP, SIZE, vectors_of, windows_of

TEXT = (
    "Neuf villageois tués au Burkina Faso\n"
    "Des hommes armés ont fait irruption samedi à Tawori et passé par les armes neuf habitants."
)


def read(text: str) -> ModelReading:
    model = shipped_model()
    pieces = pieces_of(model.tokenizer, text, 0, len(text))
    return ModelReading(model, pieces, *vectors_of(model, pieces))


@pytest.mark.parametrize("name", FILES)
def test_a_model_file_that_is_missing_or_another_one_is_named(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "reader"
    shutil.copytree(model_folder(), folder)
    (folder / name).write_bytes(b"other")
    with pytest.raises(ReaderMissing, match=name):
        Model(folder)
    (folder / name).unlink()
    with pytest.raises(ReaderMissing, match="--reader rules"):
        Model(folder)


def test_the_labels_are_those_the_model_was_trained_with() -> None:
    labels = shipped_model().card["labels"]
    assert (tuple(labels["types"]), tuple(labels["roles"])) == (TYPES, ROLES)


def test_four_bit_blocks_are_read_as_they_were_written() -> None:
    block = np.zeros(18, np.uint8)
    block[:2] = np.array([0.5], np.float16).view(np.uint8)
    block[2] = 15 << 4 | 1  # weight 0 is 1, weight 16 is 15
    values = unpack(block[None, None])
    assert values.shape == (1, 32)
    assert (values[0, 0], values[0, 16], values[0, 1]) == (-3.5, 3.5, -4.0)


def test_windows_cover_a_long_report_and_overlap() -> None:
    found = windows_of(2 * SIZE)
    assert found[0][0] == 0
    assert found[-1][1] == 2 * SIZE
    assert all(b[0] == a[1] - OVERLAP for a, b in pairwise(found))


def test_the_reader_finds_the_words_that_tell_of_an_event_and_who_did_it() -> None:
    reading = read(TEXT)
    told = [TEXT[t.span.start : t.span.end] for t in reading.triggers(0.5)]
    assert any("passé par les armes" in words or "irruption" in words for words in told)
    trigger = Span(TEXT.index("passé"), TEXT.index(" neuf"))
    actors = [Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in ("hommes armés", "habitants")]
    attackers, victims = reading.roles(trigger, actors)
    assert attackers["side_a"] > attackers["side_b"]
    assert victims["side_b"] > victims["side_a"]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "مقتل خمسة\nوقتل مسلحون خمسة جنود في هجوم على معسكرهم قرب غاو، ثم أحرقوا آلياتهم.",
        "Five killed\nGunmen stormed the camp at Gao, killed five soldiers and burned their vehicles.",
    ],
)
def test_the_words_that_the_reader_finds_end_where_words_end(text: str) -> None:
    told = read(text).triggers(0.2)
    assert told
    assert not [text[t.span.start : t.span.end] for t in told if text[t.span.end : t.span.end + 1].isalpha()]


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة أشخاص، هم سائقان وثلاثة معلمين، في هجوم مسلح على حافلة قرب غاو في مالي.",
        "Cinq personnes ont été tuées dans l'attaque d'un car près de Gao, au Mali.",
        "Five people were killed in an attack on a bus near Gao in Mali.",
    ],
)
def test_one_sentence_by_itself_is_enough(text: str) -> None:
    reading = read(text)
    assert max((t.probability for t in reading.triggers(0.2)), default=0.0) >= 0.5


def test_words_outside_every_piece_have_no_say() -> None:
    reading = read("  \n ")
    assert reading.triggers(0.1) == []
    assert reading.evokes(Span(0, 1)) == 0.0
    assert reading.roles(Span(0, 1), [Span(1, 2)])[0]["side_a"] == 0.0


def test_a_report_reads_the_same_each_time() -> None:
    one, other = read(TEXT), read(TEXT)
    assert [t.probability for t in one.triggers(0.2)] == [t.probability for t in other.triggers(0.2)]
