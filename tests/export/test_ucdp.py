"""UCDP's rows: 49 columns, sides in its order, and best as the sum of its parts."""

import io
from collections.abc import Callable
from typing import Any

import pandas
import pytest

from marsad.export.ucdp import COLUMNS, Exporter

Record = dict[str, Any]


def frame(records: list[Record]) -> pandas.DataFrame:
    out = io.StringIO()
    Exporter().write(records, out)
    out.seek(0)
    return pandas.read_csv(out)


def test_the_columns_are_the_49_in_their_order(records: list[Record]) -> None:
    assert list(frame(records).columns) == COLUMNS
    assert len(COLUMNS) == 49


def test_best_is_the_sum_of_its_parts_in_every_row(records: list[Record]) -> None:
    found = frame(records)
    assert (found["best"] == found[["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]].sum(axis=1)).all()


def test_a_government_stands_first_with_its_dead(records: list[Record]) -> None:
    row = frame(records).iloc[0]
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (1, "Government of Mali", "JNIM")
    assert (row["deaths_a"], row["deaths_b"], row["best"], row["low"], row["high"]) == (4, 0, 4, 4, 5)
    assert row["gwnoa"] == 432


def test_violence_on_civilians_is_one_sided_and_many_days_are_one_row(records: list[Record]) -> None:
    row = frame(records).iloc[1]
    assert (row["type_of_violence"], row["side_b"]) == (3, "Civilians")
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2022-03-27", "2022-03-31", 2)
    assert (row["deaths_civilians"], row["where_prec"], row["country_id"]) == (203, 1, 432)


def test_what_only_a_party_claims_goes_to_high(records: list[Record]) -> None:
    row = frame(records).iloc[2]
    assert (row["best"], row["low"], row["high"]) == (0, 0, 13)


def test_an_event_without_a_death_is_left_out(change: Callable[..., Record]) -> None:
    made = Exporter()
    record = change(deaths=dict.fromkeys(("low", "best", "high", "side_a", "side_b", "civilians", "unknown")))
    made.write([record], io.StringIO())
    assert made.left_out == [("0123456789abcdef", "no death")]


@pytest.mark.parametrize(("lat", "lon", "cell"), [(-90.0, -180.0, 1), (89.9, 179.9, 259200), (15.8667, 1.5167, 152284)])
def test_priogrid_cells(lat: float, lon: float, cell: int, records: list[Record]) -> None:
    records[0]["events"][0]["where"] |= {"lat": lat, "lon": lon}
    assert frame(records)["priogrid_gid"].iloc[0] == cell
