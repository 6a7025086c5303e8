"""The table in the terminal."""

import io
from typing import Any

import pytest

from marsad.errors import BadCall
from marsad.export.table import Exporter


def table(records: list[dict[str, Any]], **options: Any) -> str:
    out = io.StringIO()
    Exporter(**options).write(records, out)
    return out.getvalue()


def test_a_row_says_when_what_where_who_and_how_many(records: list[dict[str, Any]]) -> None:
    told = " ".join(table(records[:1], width=140).split())
    for words in (
        "2017-11-24",
        "ambush",
        "near Indelimane",
        "(Ménaka, Mali)",
        "JNIM",
        "MINUSMA",
        "4–5 dead",
        "embuscade",
    ):
        assert words in told


def test_a_report_without_events_says_so(records: list[dict[str, Any]]) -> None:
    assert "no events" in table(records[3:])


def test_denied_and_recalled_events_are_marked(records: list[dict[str, Any]]) -> None:
    told = table(records[1:2])
    assert "(denied)" in told
    assert "(recalled)" in told


def test_arabic_is_isolated_unless_the_terminal_knows_no_bidi(records: list[dict[str, Any]]) -> None:
    assert "\u2068غارة\u2069" in table(records[2:3])
    assert "\u2068" not in table(records[2:3], bidi="plain")
    assert "\ufe93\ufead\ufe8e\ufecf" in table(records[2:3], bidi="visual")


def test_the_environment_sets_the_way_of_arabic(monkeypatch: pytest.MonkeyPatch, records: list[dict[str, Any]]) -> None:
    monkeypatch.setenv("MARSAD_BIDI", "plain")
    assert "\u2068" not in table(records[2:3])
    monkeypatch.setenv("MARSAD_BIDI", "sideways")
    with pytest.raises(BadCall, match="isolate, visual, plain"):
        table(records[2:3])


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int, records: list[dict[str, Any]]) -> None:
    from rich.cells import cell_len

    for mode in ("isolate", "visual"):
        lines = table(records, width=width, bidi=mode).splitlines()
        assert max(cell_len(line) for line in lines) <= width


def test_markup_in_a_report_is_text(records: list[dict[str, Any]]) -> None:
    records[0]["report"]["title"] = "[bold]x[/bold] [link=file:///etc]y[/link]"
    assert "[bold]x[/bold] [link=file:///etc]y[/link]" in table(records[:1])


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variable", "seen"),
    [("VTE_VERSION", "\u2068غارة\u2069"), ("XTERM_VERSION", "\ufe93\ufead\ufe8e\ufecf"), ("MLTERM", "غارة")],
)
def test_a_terminal_that_is_known_gets_what_it_needs(
    variable: str, seen: str, monkeypatch: pytest.MonkeyPatch, records: list[dict[str, Any]]
) -> None:
    for name in ("MARSAD_BIDI", "VTE_VERSION", "XTERM_VERSION", "MLTERM", "ALACRITTY_WINDOW_ID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, "1")
    out = Terminal()
    Exporter(width=100).write(records[2:3], out)
    assert seen in out.getvalue()
    assert "\u2068" in table(records[2:3]), "a file is not a terminal"


def test_a_report_cannot_give_orders_to_the_terminal(records: list[dict[str, Any]]) -> None:
    records[0]["report"] |= {"title": "a\x1b]0;owned\x07b\x9b31m\u202ec\ud800", "outlet": "\x1b[2J"}
    records[0]["events"][0]["trigger"]["quote"] = "\x1b[31membuscade\r"
    told = table(records[:1])
    assert not [char for char in told if (char < " " and char != "\n") or "\x7f" <= char <= "\x9f" or char == "\u202e"]
    told.encode("utf-8")
