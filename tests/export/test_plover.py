"""POLECAT's file: a row for each pair of parties, codes and sectors of PLOVER."""

import io
from typing import Any

import pandas

from marsad.export.plover import COLUMNS, Exporter


def test_each_pair_of_parties_is_a_row(records: list[dict[str, Any]]) -> None:
    out = io.StringIO()
    Exporter().write(records[:1], out)
    out.seek(0)
    frame = pandas.read_csv(out, sep="\t")
    assert list(frame.columns) == COLUMNS
    assert len(COLUMNS) == 40
    assert list(frame["Recipient Name"]) == ["MINUSMA", "Malian Armed Forces"]
    row = frame.iloc[1]
    assert (row["Event Type"], row["Event Mode"], row["Quad Code"]) == ("ASSAULT", "firearms", "MATERIAL CONFLICT")
    assert (row["Actor Name"], row["Primary Actor Sector"]) == ("JNIM", "REB")
    assert (row["Recipient Country"], row["Recipient COW"], row["Primary Recipient Sector"]) == ("MLI", 432, "MIL")
    assert (row["City"], row["Raw Placename"]) == ("Indelimane", "Indelimane")


def test_an_event_without_a_plover_type_is_left_out(records: list[dict[str, Any]]) -> None:
    records[0]["events"][0]["plover"] = None
    made = Exporter()
    made.write(records[:1], io.StringIO())
    assert made.left_out == [("0123456789abcdef", "no PLOVER type")]
