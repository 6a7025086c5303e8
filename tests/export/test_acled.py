"""ACLED's rows by ACLED's rules (docs/output.md)."""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas
import pytest

from marsad.export.acled import COLUMNS, Exporter
from marsad.export.parts.events import shares
from marsad.resources.inters import acled_name

Record = dict[str, Any]
GOLDEN = Path(__file__).parent / "golden" / "acled.csv"


def rows(record: Record) -> list[Record]:
    return Exporter().rows(record)


def test_the_file_is_the_one_that_was_reviewed(records: list[Record]) -> None:
    """MARSAD_UPDATE_GOLDEN=1 writes it anew; the difference is reviewed."""
    out = io.StringIO()
    Exporter().write(records, out)
    if os.environ.get("MARSAD_UPDATE_GOLDEN"):
        GOLDEN.write_text(out.getvalue(), encoding="utf-8")
    assert out.getvalue() == GOLDEN.read_text(encoding="utf-8")


def test_the_columns_are_the_31_of_an_export_in_their_order_and_types() -> None:
    frame = pandas.read_csv(GOLDEN)
    assert list(frame.columns) == COLUMNS
    assert len(COLUMNS) == 31
    whole = ["year", "time_precision", "iso", "geo_precision", "fatalities", "timestamp"]
    assert all(pandas.api.types.is_integer_dtype(frame[column]) for column in whole)
    assert all(pandas.api.types.is_float_dtype(frame[column]) for column in ("latitude", "longitude"))
    assert frame["event_date"].str.fullmatch(r"\d{4}-\d\d-\d\d").all()
    assert frame["event_id_cnty"].str.fullmatch(r"[A-Z]{3}\d+").all()
    assert frame["event_id_cnty"].is_unique


def test_the_lowest_figure_is_taken_and_the_others_stay_in_the_notes(records: list[Record]) -> None:
    row = rows(records[0])[0]
    assert row["fatalities"] == 4
    assert "Other figures for the dead: 5 (Le groupe)." in row["notes"]


def test_a_battle_of_five_days_is_five_rows_with_the_remainder_on_the_first(records: list[Record]) -> None:
    found = rows(records[1])
    assert [row["event_date"] for row in found] == [f"2022-03-{day}" for day in range(27, 32)]
    assert [row["fatalities"] for row in found] == [43, 40, 40, 40, 40]
    assert all("total of 203" in row["notes"] for row in found)
    assert len({row["event_id_cnty"] for row in found}) == 5


def test_a_night_between_two_days_is_one_row(change: Callable[..., Record]) -> None:
    when = {"start": "2021-06-04", "end": "2021-06-05", "precision": "day", "basis": "relative", "evidence": []}
    found = rows(change(when=when))
    assert [(row["event_date"], row["time_precision"]) for row in found] == [("2021-06-04", 2)]


@pytest.mark.parametrize(
    ("precision", "start", "end", "day", "code"),
    [
        ("week", "2020-01-06", "2020-01-12", "2020-01-09", 2),
        ("month", "2020-01-01", "2020-01-31", "2020-01-16", 3),
    ],
)
def test_a_day_that_is_not_known_is_the_middle_of_what_is(
    precision: str, start: str, end: str, day: str, code: int, change: Callable[..., Record]
) -> None:
    when = {"start": start, "end": end, "precision": precision, "basis": "inferred", "evidence": []}
    row = rows(change(when=when))[0]
    assert (row["event_date"], row["time_precision"]) == (day, code)


@pytest.mark.parametrize(("precision", "code"), [("exact", 1), ("near", 2), ("admin2", 2), ("admin1", 3)])
def test_geo_precision(precision: str, code: int, records: list[Record]) -> None:
    records[0]["events"][0]["where"]["precision"] = precision
    assert rows(records[0])[0]["geo_precision"] == code


def test_what_acled_would_not_code_is_left_out_with_its_reason(records: list[Record]) -> None:
    made = Exporter()
    event = records[0]["events"][0]
    event["where"]["precision"] = "country"
    assert made.rows(records[0]) == []
    event["where"] = None
    assert made.rows(records[0]) == []
    assert [reason for _, reason in made.left_out] == ["no place below the country", "no country"]


def test_denied_planned_and_recalled_happenings_are_no_rows(records: list[Record]) -> None:
    assert {row["sub_event_type"] for row in rows(records[1])} == {"Attack"}
    assert any(row["sub_event_type"] == "Armed clash" for row in Exporter(background=True).rows(records[1]))


def test_actors_and_their_interaction(records: list[Record]) -> None:
    row = rows(records[0])[0]
    assert row["actor1"] == "JNIM: Group for Support of Islam and Muslims"
    assert row["actor2"] == "MINUSMA: United Nations Mission in Mali (2013-2023)"
    assert row["assoc_actor_2"] == "Military Forces of Mali (2013-2020)"
    assert (row["inter1"], row["inter2"]) == ("Rebel group", "External/Other forces")
    assert row["interaction"] == "Rebel group-External/Other forces"
    assert rows(records[1])[0]["interaction"] == "State forces-Civilians"


def test_the_one_who_is_not_named_is_unidentified_and_civilians_are_the_target(records: list[Record]) -> None:
    row = rows(records[2])[0]
    assert row["actor1"] == "Unidentified Armed Group (Mali)"
    assert row["actor2"] == "Civilians (Mali)"
    assert row["civilian_targeting"] == "Civilians targeted"
    assert not rows(records[0])[0]["civilian_targeting"]


def test_civilians_are_no_party_to_a_battle(records: list[Record]) -> None:
    civilians = {"actor": "civilians-mali", "name": "", "acled_name": "Civilians (Mali)", "status": "stated"}
    records[0]["events"][0]["side_b"].insert(0, civilians | {"evidence": None})
    row = rows(records[0])[0]
    assert "Civilians" not in f"{row['actor2']} {row['assoc_actor_2']}"


def test_numbers_of_the_country_and_of_the_point(records: list[Record]) -> None:
    row = rows(records[0])[0]
    assert (row["iso"], row["country"], row["region"]) == (466, "Mali", "Western Africa")
    assert (row["latitude"], row["longitude"]) == ("15.8667", "1.5167")


def test_two_actions_of_one_pair_on_one_day_at_one_place_are_one_row_of_the_higher_type(records: list[Record]) -> None:
    record = records[1]
    attack = record["events"][0]
    looting = attack | {"id": "cc", "harm": [], "deaths": dict.fromkeys(attack["deaths"]), "note": "They looted."}
    looting["acled"] = {"event_type": "Strategic developments", "sub_event_type": "Looting/property destruction"}
    record["events"].insert(0, looting)
    found = rows(record)
    assert len(found) == 5
    assert {row["sub_event_type"] for row in found} == {"Attack"}
    assert sum(row["fatalities"] for row in found) == 203
    assert "They looted." in found[0]["notes"]


@pytest.mark.parametrize(("total", "parts", "each"), [(25, 2, [13, 12]), (0, 3, [0, 0, 0]), (7, 3, [3, 2, 2])])
def test_totals_are_divided_evenly_with_the_remainder_to_the_first(total: int, parts: int, each: list[int]) -> None:
    assert shares(total, parts) == each


def test_one_total_for_two_places_is_divided_with_the_remainder_to_the_first(records: list[Record]) -> None:
    record = records[0]
    one = record["events"][0]
    one["harm"] = one["harm"][:1]
    one["deaths"] |= {"low": 25, "best": 25, "high": 25}
    two = one | {"id": "dd", "where": one["where"] | {"place": "Mondoro", "lat": 14.7, "lon": -1.9}}
    record["events"].append(two)
    found = rows(record)
    assert [(row["location"], row["fatalities"]) for row in found] == [("Indelimane", 13), ("Mondoro", 12)]
    assert all("total of 25 dead is for 2 places" in row["notes"] for row in found)


@pytest.mark.parametrize(
    ("day", "years"), [("2016-03-05", "2015-2022"), ("2024-03-05", "2022-"), ("2015-01-05", "2014-2015")]
)
def test_an_army_known_only_by_its_dead_bears_the_name_of_that_day(day: str, years: str) -> None:
    assert acled_name("burkina-faso-armed-forces", day) == f"Military Forces of Burkina Faso ({years})"
