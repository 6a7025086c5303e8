"""Cells of CSV-like files: what a spreadsheet would run as a formula is defused."""

import re

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # full-width forms run as well


def cell(value: object) -> object:
    """What a cell holds: text on one line that no spreadsheet runs (an apostrophe stands before it); numbers stay
    numbers; None is empty, booleans are true and false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return "'" + text if text.startswith(_RUNS) and not _NUMBER.fullmatch(text) else text


def one_line(text: str) -> str:
    """Line breaks, tabs and control characters become spaces: no cell runs over its row."""
    return " ".join(_CONTROL.sub(" ", text).split())
