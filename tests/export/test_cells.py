"""Cells that are safe to open."""

import pytest

from marsad.export.parts.cells import cell


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        (" +cmd|'x'!A1", "'+cmd|'x'!A1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("\t=1", "'=1"),
        ("＝1", "'＝1"),
        ("-4.6000", "-4.6000"),
        (-4.6, -4.6),
        (None, ""),
        (True, "true"),
        ("a\nb\x00c\u2028d", "a b c d"),
        ("عملية \ud800", "عملية"),
        ("I-n-Délimane", "I-n-Délimane"),
    ],
)
def test_a_cell_is_one_line_that_nothing_runs(value: object, written: object) -> None:
    assert cell(value) == written
