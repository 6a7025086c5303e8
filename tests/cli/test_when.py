"""`marsad when` as programs outside rely on it."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from marsad.cli.main import cli
from marsad.errors import BadCall


def call(*args: str) -> Result:
    return CliRunner().invoke(cli, ["when", *args])


def test_one_expression_gives_days_and_evidence() -> None:
    result = call("قتلوا أمس الأول في غاو", "--anchor", "2017-12-14")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "found": [
            {
                "when": {"start": "2017-12-12", "end": "2017-12-12", "precision": "day", "basis": "relative"},
                "evidence": {"quote": "أمس الأول", "start": 6, "end": 15},
            }
        ]
    }


def test_every_expression_comes_in_text_order() -> None:
    found = json.loads(call("le 3 mars 2019, puis la veille", "--language", "fr").stdout)["found"]
    assert [f["when"]["start"] for f in found] == ["2019-03-03", "2019-03-02"]


def test_without_an_anchor_a_relative_day_is_named_but_open() -> None:
    found = json.loads(call("hier").stdout)["found"]
    assert found[0]["when"]["start"] is None


def test_a_conflict_in_the_words_is_told() -> None:
    found = json.loads(call("dimanche 15 septembre 2021", "--anchor", "2021-10-01").stdout)["found"]
    assert found[0]["when"]["start"] == "2021-09-15"
    assert "weekday" in found[0]["issue"]


def test_a_batch_keeps_its_order_and_names_bad_lines(tmp_path: Path) -> None:
    batch = tmp_path / "queries.jsonl"
    lines = [
        '{"text": "hier", "anchor": "2020-05-02", "language": "fr"}',
        "no json",
        '{"text": "yesterday", "anchor": "soon"}',
        '{"text": "yesterday", "anchor": "2020-05-02T10:00:00Z", "language": null}',
    ]
    batch.write_text("\n".join(lines), encoding="utf-8")
    result = call("--batch", str(batch))
    answers = [json.loads(line)["found"] for line in result.stdout.splitlines()]
    assert [a[0]["when"]["start"] if a else None for a in answers] == ["2020-05-01", None, None, "2020-05-01"]
    assert result.exit_code == 1
    assert "line 2" in result.stderr and "line 3" in result.stderr and "soon" in result.stderr


def test_a_wrong_call_says_what_to_do() -> None:
    for arguments in ((), ("hier", "--language", "xx"), ("hier", "--anchor", "gestern")):
        result = call(*arguments)
        assert isinstance(result.exception, BadCall)
        assert str(result.exception)


def test_help_shows_an_example() -> None:
    assert "Example" in call("--help").stdout
