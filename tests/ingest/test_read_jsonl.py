"""JSON Lines in: the contract's keys, and broken lines set aside alone."""

import json
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from marsad.ingest import Limits, read_reports


def test_every_key_of_the_contract_comes_through(read: Callable) -> None:
    record = {
        "id": "n-1",
        "title": "هجوم",
        "text": "قتل ثلاثة جنود",
        "published": "2017-12-14",
        "language": "ar",
        "url": "https://example.org/1",
        "outlet": "الغد",
        "unknown": [1, 2],
    }
    report = read("a.jsonl", json.dumps(record)).only
    assert (report.id, report.title, report.text) == ("n-1", "هجوم", "هجوم\nقتل ثلاثة جنود")
    assert (report.published, report.language) == (date(2017, 12, 14), "ar")
    assert (report.url, report.outlet) == ("https://example.org/1", "الغد")


def test_without_id_it_is_made_of_title_and_text(read: Callable) -> None:
    report = read("a.jsonl", '{"text": "b", "title": "a", "id": null}').only
    assert len(report.id) == 16
    assert report.id == read("b.jsonl", '{"text": "a\\nb"}').only.id


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2017-12-14", date(2017, 12, 14)),
        ("2017-12-14T23:30:00Z", date(2017, 12, 14)),
        ("2017-12-14T23:30:00-05:00", date(2017, 12, 14)),
        (" 2017-12-14 08:00:00 ", date(2017, 12, 14)),
        ("", None),
    ],
)
def test_the_day_of_publication_is_the_one_written(read: Callable, written: str, day: date | None) -> None:
    assert read("a.jsonl", json.dumps({"text": "x", "published": written})).only.published == day


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"text": "broken', "is no JSON"),
        ("{'text': 'single quotes'}", "is no JSON"),
        ('["a", "list"]', "is a list, not an object"),
        ('"text"', "is a string, not an object"),
        ("null", "is null, not an object"),
        ("true", "is true or false"),
        ('{"title": "no text"}', "has no 'text'"),
        ('{"text": null}', "has no 'text'"),
        ('{"text": 5}', "'text' is a number"),
        ('{"text": ["a"]}', "'text' is a list"),
        ('{"text": "x", "title": {"a": 1}}', "'title' is an object"),
        ('{"text": "x", "id": 17}', "'id' is a number"),
        ('{"text": "x", "published": "14/12/2017"}', "'published' is no ISO date: '14/12/2017'"),
        ('{"text": "x", "published": 20171214}', "'published' is a number"),
        ('{"text": "x", "language": "de"}', "'language' is 'de'; marsad reads ar, fr, en"),
        ('{"text": "   "}', "holds no text"),
        ("[" * 100_000, "is JSON nested too deeply"),
        ('{"n": ' + "9" * 5000 + ', "text": "x"}', "is no JSON that can be read"),
        ("\0\0\0", "zero bytes"),
    ],
)
def test_a_bad_line_is_set_aside_by_its_number_and_the_rest_is_read(read: Callable, line: str, why: str) -> None:
    reading = read("a.jsonl", f'{{"text": "before"}}\n\n{line}\n{{"text": "after"}}')
    assert [report.text for report in reading.reports] == ["before", "after"]
    assert len(reading.problems) == 1
    assert reading.problems[0].source.endswith("a.jsonl:3")
    assert why in reading.problems[0].reason


def test_half_a_surrogate_pair_is_replaced_and_offsets_stay(read: Callable) -> None:
    assert read("a.jsonl", '{"text": "a\\ud83d killed"}').only.text == "a\ufffd killed"
    assert read("b.jsonl", '{"text": "\\ud83d\\ude00 killed"}').only.text == "\U0001f600 killed"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_lines_in_other_encodings_are_read(read: Callable, encoding: str) -> None:
    lines = [json.dumps({"text": text}, ensure_ascii=False) for text in ("قتل ثلاثة جنود في كمين", "هجوم على القرية")]
    reading = read("a.jsonl", "\n".join(lines).encode(encoding))
    assert [report.text for report in reading.reports] == ["قتل ثلاثة جنود في كمين", "هجوم على القرية"]


def test_a_line_over_the_limit_is_set_aside_alone(read: Callable) -> None:
    lines = ['{"text": "a"}', '{"text": "%s"}' % ("b" * 3000), '{"text": "c"}']
    reading = read("a.jsonl", "\n".join(lines), Limits(max_bytes=1000))
    assert [report.text for report in reading.reports] == ["a", "c"]
    assert "more than the limit of 1 kB" in reading.problems[0].reason


def test_ten_thousand_lines_are_never_in_memory_at_once(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(10_000):
            out.write(json.dumps({"text": f"{number} people were killed. " * 100}) + "\n")
    tracemalloc.start()
    count = sum(1 for _ in read_reports([str(path)]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 10_000
    assert peak < path.stat().st_size / 3
