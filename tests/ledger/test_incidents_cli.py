"""`marsad incidents`, `export` and `diff` from outside."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from ledger_records import SIX

from marsad.cli.main import cli
from marsad.ledger import store_documents


@pytest.fixture
def book(tmp_path: Path) -> str:
    store_documents(tmp_path / "my.db", SIX, "v1")
    return str(tmp_path / "my.db")


def call(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


def first_id(book: str, *options: str) -> str:
    return call("incidents", "list", book, *options).stdout.split()[0]


def test_list_prints_a_line_an_incident_in_order_of_days(book: str) -> None:
    lines = call("incidents", "list", book).stdout.splitlines()
    assert [line.split()[1] for line in lines] == ["2017-11-24", "2019-11-01", "2021-06-05"]
    assert "49 dead  4 reports, 4 sources" in lines[1]


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--since", "2019-01-01"), 2),
        (("--until", "2018-01-01"), 1),
        (("--least-sources", "2"), 1),
        (("--country", "NE"), 0),
    ],
)
def test_list_can_be_narrowed(book: str, options: tuple[str, ...], count: int) -> None:
    assert len(call("incidents", "list", book, *options).stdout.splitlines()) == count


def test_show_prints_every_toll_with_who_gives_it_and_its_words(book: str) -> None:
    shown = call("incidents", "show", book, first_id(book, "--least-sources", "2")).stdout
    for toll in ("15  2019-11-01", "54  2019-11-02", "49  2019-11-04", "70  2019-11-03"):
        assert toll in shown
    assert "killed  (the sources differ)" in shown
    assert "«" in shown


def test_why_gives_reasons_in_words(book: str) -> None:
    assert "same place" in call("incidents", "why", book, first_id(book, "--least-sources", "2")).stdout


def test_why_of_two_says_what_keeps_them_apart(book: str) -> None:
    one, two = (first_id(book, *o) for o in (("--until", "2018-01-01"), ("--least-sources", "2")))
    assert "cannot be one: 707 days apart" in call("incidents", "why", book, one, two).stdout


def test_merge_split_and_undo_from_the_command_line(book: str) -> None:
    one, two = (first_id(book, *o) for o in (("--until", "2018-01-01"), ("--least-sources", "2")))
    kept = call("incidents", "merge", book, one, two, "--by", "amina").stdout.strip()
    assert kept == two
    assert f"formerly {one}" in call("incidents", "show", book, kept).stdout
    assert call("incidents", "show", book, one).stdout.startswith(kept)
    judgement = next(
        line for line in call("incidents", "why", book, kept).stdout.splitlines() if "person:amina" in line
    )
    call("incidents", "undo", book, judgement.rstrip(")").split()[-1])
    assert len(call("incidents", "list", book).stdout.splitlines()) == 3


@pytest.mark.parametrize("words", [("show", "i0"), ("merge", "i0", "i1"), ("split", "i0", "x"), ("undo", "j0")])
def test_what_is_not_there_is_a_wrong_call(book: str, words: tuple[str, ...]) -> None:
    result = call("incidents", words[0], book, *words[1:])
    assert result.exit_code != 0
    assert "no " in str(result.exception)


@pytest.mark.parametrize("form", ["acled", "ucdp", "geojson", "csv", "jsonl"])
def test_an_export_repeats_itself_byte_for_byte(book: str, tmp_path: Path, form: str) -> None:
    from marsad.export.registry import exporter_names

    if form not in exporter_names():
        pytest.skip(f"no exporter {form}")
    for name in ("a", "b"):
        assert call("export", book, "--to", form, "--output", str(tmp_path / name), "--quiet").exit_code == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() != b""


def test_reports_can_be_exported_as_they_were_coded(book: str) -> None:
    lines = [json.loads(line) for line in call("export", book, "--to", "jsonl", "--by", "report").stdout.splitlines()]
    assert [line["report"]["id"] for line in lines] == ["old", "r1", "r2", "r4", "r3", "solhan"]
    assert lines[1] == {key: value for key, value in SIX[0].items() if key != "_text"}


def test_an_export_names_the_state_of_the_ledger(book: str) -> None:
    result = call("export", book, "--to", "jsonl")
    state = result.stderr.split("state ")[1].split(",")[0]
    assert json.loads(result.stdout.splitlines()[0])["ledger"] == {"state": state, "rule": "acled_lowest"}


def test_changes_lists_what_a_new_version_says(book: str) -> None:
    again = json.loads(json.dumps(SIX[:1]))
    again[0]["events"][0]["type"] = "ambush"
    store_documents(book, again, "v2")
    shown = call("incidents", "changes", book).stdout
    assert "1 claims gained from v1 to v2" in shown
    assert "type ambush" in shown


def test_diff_counts_gains_and_losses(tmp_path: Path) -> None:
    changed = json.loads(json.dumps(SIX))
    changed[0]["events"][0]["side_a"] = []
    for name, records in (("old", SIX), ("new", changed)):
        (tmp_path / name).write_text("".join(json.dumps(record) + "\n" for record in records))
    shown = call("diff", str(tmp_path / "old"), str(tmp_path / "new"), "--seconds", "2").stdout
    assert "3.0 reports per second" in shown
    assert "0 facts gained" in shown
    assert "- r1  side_a isgs" in shown
