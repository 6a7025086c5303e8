"""`marsad who` and `marsad actors` as programs outside rely on them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.cli.main import cli
from marsad.ground.actors_list import FOLDER_VARIABLE, own_folder


@pytest.fixture(autouse=True)
def no_folder_stays(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder that a command took must not reach the next test."""
    monkeypatch.setenv(FOLDER_VARIABLE, "")
    yield
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    own_folder.cache_clear()


def run(*args: str, code: int = 0) -> str:
    result = CliRunner().invoke(cli, list(args))
    assert result.exit_code == code, result.output
    return result.output


def test_one_expression_gives_candidates_best_first() -> None:
    answer = json.loads(run("who", "GSIM", "--on", "2018-01-01", "--country", "ML"))
    assert set(answer["candidates"][0]) == {"actor", "name", "acled_name", "type", "score"}
    assert answer["candidates"][0]["actor"] == "jnim"


def test_a_batch_keeps_its_order_and_names_bad_lines(tmp_path: Path) -> None:
    batch = tmp_path / "queries.jsonl"
    batch.write_text('{"text": "JNIM"}\nno json\n{"text": "the army", "country": "NE"}\n', encoding="utf-8")
    result = CliRunner().invoke(cli, ["who", "--batch", str(batch)])
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert [a["candidates"][0]["actor"] if a["candidates"] else None for a in answers] == [
        "jnim",
        None,
        "niger-armed-forces",
    ]


def test_show_and_find_and_list_know_an_actor() -> None:
    assert json.loads(run("actors", "show", "jnim"))["id"] == "jnim"
    assert "katiba-macina" in run("actors", "find", "ماسينا")
    assert "jnim\t" in run("actors", "list", "--country", "ML", "--category", "jihadist")


def test_add_writes_a_record_that_check_accepts(tmp_path: Path) -> None:
    run(
        "actors",
        "add",
        str(tmp_path),
        "front-new",
        "--name",
        "New Front",
        "--country",
        "ML",
        "--also",
        "fr:Front nouveau",
    )
    run("actors", "check", str(tmp_path))


def test_check_names_the_fault(tmp_path: Path) -> None:
    run("actors", "add", str(tmp_path), "front-new", "--name", "New Front", "--country", "ML")
    file = tmp_path / "actors" / "ml" / "front-new.yml"
    file.write_text(file.read_text().replace("- New Front", "- nothing here"))
    assert "front-new" in run("actors", "check", str(tmp_path), code=1)
