"""Cells of CSV-like files: what a spreadsheet would run as a formula is defused."""

import re

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # full-width forms run as well


def safe(value: object) -> object:
    """Text that would begin a formula gets an apostrophe before it; numbers stay numbers; None is empty."""
    if value is None:
        return ""
    if isinstance(value, str) and not _NUMBER.fullmatch(value) and value.lstrip(" ").startswith(_RUNS):
        return "'" + value
    return value


def one_line(text: str) -> str:
    """Line breaks and tabs become spaces: no cell runs over its row."""
    return " ".join(text.split())
