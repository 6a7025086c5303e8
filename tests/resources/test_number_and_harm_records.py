"""The knowledge files on numbers and harm prove themselves: examples give figures, counterexamples none."""

from pathlib import Path

import pytest
import yaml

from marsad.extract.harm import find_harms
from marsad.extract.numbers import Numbers
from marsad.ground.numbers import find_numbers
from marsad.ground.numbers_words import number_words
from marsad.model.document import Document
from marsad.model.report import Report
from marsad.resources.build import compile_kind
from marsad.resources.kinds.harm import forms
from marsad.resources.load import load
from marsad.text.split import Split

FOLDER = Path(__file__).parents[2] / "resources"
LANGUAGES = ("ar", "fr", "en")


def raw(kind: str, language: str) -> dict[str, list[str]]:
    record: dict[str, list[str]] = yaml.safe_load((FOLDER / kind / f"{language}.yml").read_text(encoding="utf-8"))
    return record


def harms_in(text: str, language: str) -> int:
    document = Document(Report.of(text, language=language))
    for stage in (Split(), Numbers()):
        stage.run([document])
    return len(find_harms(document))


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_examples_hold_figures_and_counterexamples_none(language: str) -> None:
    record = raw("numbers", language)
    assert [e for e in record["examples"] if not find_numbers(e, language)] == []
    assert [e for e in record["counterexamples"] if find_numbers(e, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_harm_examples_hold_victims_and_counterexamples_none(language: str) -> None:
    record = raw("harm", language)
    assert [e for e in record["examples"] if not harms_in(e, language)] == []
    assert [e for e in record["counterexamples"] if harms_in(e, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_word_has_its_value_in_the_record(language: str) -> None:
    for word, value in raw("numbers", language)["values"].items():  # type: ignore[attr-defined]
        found = find_numbers(word, language)
        assert not found or found[0].best == value, word
    assert number_words(20, language) in raw("numbers", language)["values"]


@pytest.mark.parametrize("kind", ["numbers", "harm"])
def test_the_compiled_file_is_that_of_the_yaml(kind: str) -> None:
    import json

    assert [json.loads(line) for line in compile_kind(kind, FOLDER).splitlines()] == list(load(kind))


def test_arabic_nouns_have_their_dual_and_case_forms() -> None:
    one, two, many = forms("جندي|جنود")
    assert "جنديا" in one
    assert {"جنديان", "جنديين"} <= set(two)
    assert {"جنود", "جنوده"} <= set(many)
