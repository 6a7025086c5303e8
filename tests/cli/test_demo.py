"""`marsad demo` and the reports that it codes."""

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.cli import samples
from marsad.cli.main import cli
from marsad.model.report import Report

REPORTS = samples.sample_reports()
FOLDER = Path(__file__).parents[2] / "samples" / "reports"


def test_there_are_samples_enough_in_three_languages() -> None:
    scripts = Counter("ar" if any("\u0600" <= c <= "\u06ff" for c in report.text) else "latin" for report in REPORTS)
    assert len(REPORTS) >= 24
    assert scripts["ar"] >= 8
    languages = Counter(report.language for report in REPORTS)
    assert min(languages[code] for code in ("ar", "fr", "en")) >= 7


def test_samples_come_as_lines_pages_and_plain_text() -> None:
    assert {path.suffix for path in FOLDER.iterdir()} == {".jsonl", ".html", ".txt"}


def test_the_package_ships_the_samples_of_the_clone() -> None:
    """After a change: python samples/ship.py"""
    data = Path(samples.__file__).parents[1] / "data" / "samples.jsonl"
    assert data.read_text(encoding="utf-8") == samples.shipped_text(REPORTS)
    assert [(r.id, r.text, r.published) for r in samples._shipped()] == [(r.id, r.text, r.published) for r in REPORTS]


def test_the_demo_codes_prints_and_writes_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = [report for report in REPORTS if report.id in ("s-boulikessi-2019-ar", "s-boulikessi-2019-fr")]
    monkeypatch.setattr(samples, "sample_reports", lambda: chosen)
    result = CliRunner().invoke(cli, ["demo", "--output", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    assert "Boulikessi" in result.output
    assert "marsad-demo.html" in result.output
    page = (tmp_path / "out" / "marsad-demo.html").read_text(encoding="utf-8")
    assert "بولكيسي" in page
    assert "Boulkessi" in page
    assert len((tmp_path / "out" / "marsad-demo.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from marsad.errors import BadCall

    monkeypatch.setattr(samples, "sample_reports", lambda: [Report.of("x")])
    (tmp_path / "file").write_text("x")
    result = CliRunner().invoke(cli, ["demo", "--no-table", "--output", str(tmp_path / "file" / "out")])
    assert isinstance(result.exception, BadCall)
