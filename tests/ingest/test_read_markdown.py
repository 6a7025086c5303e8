"""Markdown in: front matter, headline, and words without marks."""

import time
from collections.abc import Callable
from datetime import date

import pytest


def test_front_matter_gives_title_day_and_outlet(read: Callable) -> None:
    report = read(
        "a.md",
        '---\ntitle: "Embuscade : quatre soldats tués"\ndate: 2024-03-05T10:00:00Z\nsource: Sahel Matin\ntags: [mali]\n'
        "---\n\nQuatre soldats ont été tués.\n",
    ).only
    assert report.title == "Embuscade : quatre soldats tués"
    assert report.published == date(2024, 3, 5)
    assert report.outlet == "Sahel Matin"
    assert report.text == "Embuscade : quatre soldats tués\nQuatre soldats ont été tués."


def test_a_heading_at_the_top_is_the_title(read: Callable) -> None:
    report = read("a.md", "# Four killed\n\nGunmen killed **four** people near [Gao](http://example.org).\n").only
    assert (report.title, report.text) == ("Four killed", "Four killed\nGunmen killed four people near Gao.")


def test_marks_go_and_words_stay(read: Callable) -> None:
    text = "## Nord\n\n> « On a *peur* », dit-il.\n\n![carte](a.png)\n---\n- 3 * 4 = 12\n- snake_case_name\n<!-- no -->"
    assert read("a.md", text).only.text == "Nord\n\n« On a peur », dit-il.\n\n\n\n- 3 * 4 = 12\n- snake_case_name"


def test_a_day_that_is_none_is_said_to_be_in_the_front_matter(read: Callable) -> None:
    reason = read("a.md", "---\ndate: hier\n---\nTrois morts.").reason
    assert reason == "front matter: 'published' is no ISO date: 'hier'"


def test_a_rule_at_the_top_is_no_front_matter(read: Callable) -> None:
    assert read("a.md", "---\nThree killed.").only.text == "Three killed."


@pytest.mark.parametrize("mark", ["<!--", "[", "![", "](", "**a ", "*", "# ", "- ", "_", "[a](b", "> "])
def test_a_page_of_marks_is_read_in_no_time(read: Callable, mark: str) -> None:
    started = time.perf_counter()
    reading = read("a.md", "x\n" + mark * (300_000 // len(mark)) + "\nend")
    assert len(reading.problems) + len(reading.reports) == 1
    assert time.perf_counter() - started < 5
