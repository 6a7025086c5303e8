"""What paths name: files, folders, standard input; what comes twice; what is not there."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.errors import BadCall, Stop, TooLarge, Unreadable
from marsad.ingest import Limits, read_reports
from marsad.ingest.read import FORMATS, guess_format


def texts(paths: list[Path | str]) -> list[str]:
    return [report.text for report in read_reports([str(path) for path in paths])]


def test_a_text_file_is_the_report_to_the_letter(read: Callable) -> None:
    content = "Headline\r\n\r\n  Gunmen killed three people.\r\n"
    report = read("a.txt", content).only
    assert report.text == content
    assert report.title is None


def test_a_folder_is_read_by_name_with_what_lies_in_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.md", "b/z.txt", "b/y.txt", ".hidden.txt"):
        (tmp_path / name).write_text(f"Gunmen attacked {name}", encoding="utf-8")
    assert texts([tmp_path]) == [f"Gunmen attacked {name}" for name in ("a.md", "c.txt", "b/y.txt", "b/z.txt")]


def test_the_same_content_is_given_once_and_said(tmp_path: Path, reading: Callable) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Gunmen killed three people.", encoding="utf-8")
    line = '{"text": "Gunmen killed three people.", "id": "%s"}\n'
    (tmp_path / "c.jsonl").write_text(line % "x" + line % "y", encoding="utf-8")
    found = reading([tmp_path])
    assert [report.path for report in found.reports] == [str(tmp_path / "a.txt")]
    assert [(Path(r.source).name, Path(r.first).name) for r in found.repeats] == [
        ("b.txt", "a.txt"),
        ("c.jsonl:1", "a.txt"),
        ("c.jsonl:2", "a.txt"),
    ]


def test_the_same_words_of_another_day_are_another_report(read: Callable) -> None:
    lines = [f'{{"text": "Three were killed today.", "published": "2024-01-0{day}"}}' for day in (1, 2)]
    assert len(read("a.jsonl", "\n".join(lines)).reports) == 2


def test_a_path_that_is_not_there_is_a_wrong_call_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(BadCall, match=r"no such file or folder: .*nowhere"):
        read_reports([str(tmp_path / "nowhere.txt")])
    with pytest.raises(BadCall, match="only once"):
        read_reports(["-", "-"])


def test_an_unknown_suffix_is_set_aside(read: Callable) -> None:
    assert "has a suffix that marsad does not read" in read("a.xlsx", b"PK").reason


def test_a_broken_installation_is_not_blamed_on_the_file(read: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(Stop, match="install marsad again"):
        read("a.docx", b"PK")


def test_every_suffix_is_documented() -> None:
    documented = (Path(__file__).parents[2] / "docs" / "input.md").read_text(encoding="utf-8")
    assert [suffix for suffix in FORMATS if f"`{suffix}`" not in documented] == []


def test_a_folder_without_files_is_said(tmp_path: Path, reading: Callable) -> None:
    assert reading([tmp_path]).reason == "is a folder without files"


def test_a_file_over_the_limit_is_not_read(read: Callable) -> None:
    reading = read("a.txt", "a" * 2001, Limits(max_bytes=2000))
    assert reading.reason == "holds 2 kB, more than the limit of 2 kB (see --max-bytes)"
    assert isinstance(reading.problems[0], TooLarge)


def test_a_text_no_report_has_is_set_aside(read: Callable) -> None:
    assert "split it" in read("a.txt", "killed " * 300, Limits(max_characters=2000)).reason
    assert read("b.txt", " \n\t ").reason == "holds no text"
    assert read("c.txt", b"").reason == "is empty"


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path, reading: Callable) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reading([tmp_path]).reason == "is no regular file"


def test_a_link_to_nowhere_is_set_aside(tmp_path: Path, reading: Callable) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    assert reading([tmp_path]).reason == "no such file or directory"


def test_without_a_handler_the_first_problem_is_raised(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(Unreadable, match="is empty"):
        list(read_reports([str(tmp_path)]))


def test_a_name_with_a_line_break_stays_on_one_line(read: Callable) -> None:
    assert "\n" not in str(read("a\nb.txt", b"").problems[0])


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'\xef\xbb\xbf  {"text": "x"}', "jsonl"),
        (b"%PDF-1.4", "pdf"),
        (b"PK\x03\x04", "docx"),
        (b"\n<!DOCTYPE html>", "html"),
        (b"<html lang='fr'>", "html"),
        (b"<3 of them were killed", "plain"),
        ("قتل".encode(), "plain"),
        (b"", "plain"),
    ],
)
def test_standard_input_is_told_by_how_it_begins(head: bytes, name: str) -> None:
    assert guess_format(head) == name


def test_standard_input_is_read_where_it_stands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = tmp_path / "first.txt"
    first.write_text("first", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "a"}\n{"text": "b"}\n')))
    assert texts([first, "-"]) == ["first", "a", "b"]
