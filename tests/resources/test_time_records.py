"""Each time lexicon proves itself: its examples resolve as they say, its counterexamples hold no time."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad.ground.days import find_times
from marsad.ground.days.lexicon import words_in
from marsad.resources import load_one
from marsad.text.fold import fold

FOLDER = Path(__file__).parents[2] / "resources"
RECORDS = {p.stem: yaml.safe_load(p.read_text(encoding="utf-8")) for p in sorted((FOLDER / "time").glob("*.yml"))}
FEASTS = [yaml.safe_load(p.read_text(encoding="utf-8")) for p in sorted((FOLDER / "calendar").glob("*.yml"))]


def ranges(text: str, anchor: str, language: str) -> list[str]:
    found = []
    for mention in find_times(text, anchor=date.fromisoformat(anchor), language=language):
        start, end = mention.when.start, mention.when.end
        found.append(f"{start}" if start == end else f"{start}/{end}")
    return found


@pytest.mark.parametrize(
    ("language", "example"), [(code, example) for code, record in RECORDS.items() for example in record["examples"]]
)
def test_an_example_holds_the_days_it_says(language: str, example: dict[str, Any]) -> None:
    assert ranges(example["text"], str(example["anchor"]), language) == [str(d) for d in example["days"]]


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, record in RECORDS.items() for text in record["counterexamples"]]
)
def test_a_counterexample_holds_no_day(language: str, text: str) -> None:
    assert ranges(text, "2020-06-10", language) == []


@pytest.mark.parametrize("language", RECORDS)
def test_every_month_weekday_and_day_word_is_read(language: str) -> None:
    """The other way round: no entry is dead, each is found where it should be."""
    record, unread = RECORDS[language], []
    for n, names in record["months"].items():
        unread += [name for name in names if ranges(f"15 {name} 2019", "2020-06-10", language) != [f"2019-{n:02d}-15"]]
    for n, names in record["weekdays"].items():
        day = date(2020, 6, 7 + n if n <= 3 else n)  # 8 June 2020 was a Monday
        unread += [name for name in names if ranges(f"({name})", "2020-06-10", language) != [day.isoformat()]]
    for n, words in record["relative_days"].items():
        day = date(2020, 6, 10 + n)
        unread += [word for word in words if ranges(word, "2020-06-10", language) != [day.isoformat()]]
    assert unread == []


@pytest.mark.parametrize("language", RECORDS)
def test_languages_answer_the_same_questions(language: str) -> None:
    """A new language needs every month, weekday and the numbers to a hundred."""
    record = load_one("time", language)
    assert set(record["months"]) == {str(n) for n in range(1, 13)}
    assert set(record["weekdays"]) == {str(n) for n in range(1, 8)}
    assert {str(n) for n in range(1, 11)} <= set(record["numbers"])


@pytest.mark.parametrize("family", FEASTS, ids=lambda family: family["name"])
def test_feasts_prove_themselves(family: dict[str, Any]) -> None:
    names = [
        (language, name) for feast in family["feasts"] for language, words in feast["words"].items() for name in words
    ]
    for example in family["examples"]:
        wanted = words_in(fold(example))
        assert any(words_in(fold(name)) == wanted for _, name in names), example
        language = next(code for code, name in names if words_in(fold(name)) == wanted)
        assert ranges(f"{example} 2019", "2020-06-10", language), example
    for text in family["counterexamples"]:
        assert all(ranges(text, "2020-06-10", language) == [] for language in RECORDS), text
