"""Every day between 1990 and 2030 comes back from every notation that marsad knows, in three languages."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.ground.days import find_times

sys.path.insert(0, str(Path(__file__).parent))
from notations import notations

FIRST, LAST = date(1990, 1, 1), date(2030, 12, 31)
ALL = [(language, name) for language in ("ar", "fr", "en") for name in notations(language)]


def days_read(text: str, language: str) -> list[tuple[date | None, date | None]]:
    return [(m.when.start, m.when.end) for m in find_times(text, anchor=None, language=language)]


@pytest.mark.parametrize(("language", "name"), ALL)
@settings(max_examples=25, deadline=None)
@given(day=st.dates(FIRST, LAST))
def test_a_day_comes_back_from_its_notation(language: str, name: str, day: date) -> None:
    text = notations(language)[name](day)
    assert days_read(text, language) == [(day, day)], text


def test_every_day_of_forty_years_comes_back() -> None:
    """Each day in one notation, taken in turn, so that all days and all notations are met."""
    written = [(language, notations(language)[name]) for language, name in ALL]
    wrong = []
    for k in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=k)
        language, write = written[k % len(written)]
        if days_read(write(day), language) != [(day, day)]:
            wrong.append(write(day))
    assert not wrong
