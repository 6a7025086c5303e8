"""`marsad where` and `marsad gazetteer` as a user calls them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.cli.main import cli
from marsad.errors import BadCall
from marsad.ground.gazetteer.store import open_gazetteer

KEYS = {"place_id", "place", "country", "admin1", "admin2", "lat", "lon", "kind", "score"}
SHARED = Path(__file__).parents[3] / "shared" / "bench" / "geonames"


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_where_prints_candidates_as_the_contract_says() -> None:
    found = json.loads(run("where", "إنضيليمن", "--country", "ml"))["candidates"]
    assert found[0]["place"] == "Indelimane" and found[0].keys() == KEYS


def test_where_answers_a_batch_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "queries.jsonl"
    path.write_text('{"text": "Gao"}\n{"text": "كيدال", "country": "ML"}\n{"text": "Xqwzzzz", "near": [1, 2]}\n')
    lines = [json.loads(line)["candidates"] for line in run("where", "--batch", str(path)).splitlines()]
    assert [line[0]["place"] for line in lines[:2]] == ["Gao", "Kidal"]
    assert len(lines) == 3


@pytest.mark.parametrize(
    "arguments", [("where",), ("where", "Gao", "--near", "north"), ("where", "Gao", "--near", "91,0")]
)
def test_a_wrong_call_is_refused_with_the_reason(arguments: tuple[str, ...]) -> None:
    with pytest.raises(BadCall):
        CliRunner().invoke(cli, arguments, catch_exceptions=False)


def test_a_broken_batch_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "queries.jsonl"
    path.write_text('{"text": "Gao"}\nnonsense\n')
    with pytest.raises(BadCall, match="line 2"):
        CliRunner().invoke(cli, ("where", "--batch", str(path)), catch_exceptions=False)


@pytest.mark.parametrize("command", ["where", "gazetteer"])
def test_help_has_an_example(command: str) -> None:
    assert "Example:" in run(command, "--help")


@pytest.mark.parametrize("command", ["build", "add", "list", "show", "check", "remove"])
def test_help_of_every_gazetteer_command_has_an_example(command: str) -> None:
    assert "Example:" in run("gazetteer", command, "--help")


@pytest.mark.skipif(not SHARED.is_dir(), reason="shared country files are not here")
def test_a_country_file_after_an_open_pattern_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_HOME", str(tmp_path))
    open_gazetteer.cache_clear()
    try:
        head = (SHARED / "BF.txt").read_text(encoding="utf-8").splitlines()[:300]
        for name in ("BF.txt", "ML.txt"):
            code = name[:2]
            rows = head if code == "BF" else (SHARED / name).read_text(encoding="utf-8").splitlines()[:300]
            (tmp_path / name).write_text("\n".join(rows) + "\n", encoding="utf-8")
        run("gazetteer", "add", "ML", "BF", "--from", str(tmp_path / "BF.txt"), str(tmp_path / "ML.txt"))
        assert "ML " in run("gazetteer", "list") and "BF " in run("gazetteer", "list")
        run("gazetteer", "check")
        run("gazetteer", "remove", "ML")
        assert "ML " not in run("gazetteer", "list")
    finally:
        open_gazetteer.cache_clear()


def test_show_gives_a_place_with_its_names() -> None:
    shown = json.loads(run("gazetteer", "show", "ml-gao"))
    assert shown["name"] == "Gao" and "غاو" in shown["names"]
