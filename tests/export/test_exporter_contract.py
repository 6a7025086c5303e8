"""What every format must keep to, whoever adds it: found by its file, streams, repeats itself byte for byte, opens."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas
import pytest

from marsad.errors import BadCall
from marsad.export.registry import exporter, exporter_names

FORMATS = exporter_names()
WHOLE = {"html"}  # draws a map of all before the first report: holds everything
READERS = {
    "acled": lambda data: pandas.read_csv(io.BytesIO(data)),
    "ucdp": lambda data: pandas.read_csv(io.BytesIO(data)),
    "csv": lambda data: pandas.read_csv(io.BytesIO(data)),
    "plover": lambda data: pandas.read_csv(io.BytesIO(data), sep="\t"),
    "geojson": json.loads,
    "jsonl": lambda data: [json.loads(line) for line in data.splitlines()],
    "html": lambda data: data.decode().index("</html>"),
    "table": lambda data: data.decode().index("Indelimane"),
    "parquet": lambda data: pandas.read_parquet(io.BytesIO(data)),
}


def written(name: str, records: Any) -> bytes:
    made = exporter(name)
    out: Any = io.BytesIO() if made.binary else io.StringIO()
    made.write(records, out)
    value = out.getvalue()
    return value if isinstance(value, bytes) else value.encode("utf-8")


def test_formats_are_listed_without_importing_them() -> None:
    code = (
        "import sys; from marsad.export.registry import exporter_names; print(exporter_names()); "
        "print([m for m in sys.modules if m.startswith('marsad.export.')])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "'acled'" in told.splitlines()[0]
    assert told.splitlines()[1] == "['marsad.export.registry']"


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(BadCall, match=r"no format 'shapefile'.*acled"):
        exporter("shapefile")


def test_an_option_that_a_format_does_not_take_is_refused() -> None:
    with pytest.raises(BadCall, match="format 'jsonl'"):
        exporter("jsonl", colour="red")


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_what_it_is(name: str) -> None:
    made = exporter(name)
    assert made.name == name
    assert made.suffix.startswith(".")
    assert isinstance(made.binary, bool)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_records_give_the_same_bytes(name: str, records: list[dict[str, Any]]) -> None:
    assert written(name, records) == written(name, iter(records))


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_opens_with_its_reader(name: str, records: list[dict[str, Any]]) -> None:
    assert name in READERS, "a new format needs a reader here that opens what it writes"
    READERS[name](written(name, records))


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_to_write_is_a_file_all_the_same(name: str) -> None:
    data = written(name, [])
    if name not in ("table", "jsonl"):
        assert data


@pytest.mark.parametrize("name", sorted(set(FORMATS) - WHOLE))
def test_a_format_reads_its_records_one_after_another(name: str, records: list[dict[str, Any]]) -> None:
    made = exporter(name)
    out: Any = io.BytesIO() if made.binary else io.StringIO()
    sizes = []

    def given() -> Iterator[dict[str, Any]]:
        for _ in range(4000 if name == "parquet" else 3):
            sizes.append(out.tell())
            yield records[0]

    made.write(given(), out)
    assert len(set(sizes)) > 1, "something is written before the last record is read"


@pytest.mark.parametrize("name", FORMATS)
def test_records_are_left_as_they_came(name: str, records: list[dict[str, Any]]) -> None:
    before = json.dumps(records, ensure_ascii=False)
    written(name, records)
    assert json.dumps(records, ensure_ascii=False) == before


@pytest.mark.parametrize("name", ["acled", "ucdp", "csv", "plover"])
def test_no_cell_is_run_by_a_spreadsheet(name: str, records: list[dict[str, Any]]) -> None:
    import csv

    rows = csv.reader(
        io.StringIO(written(name, records).decode()), dialect="excel-tab" if name == "plover" else "excel"
    )
    for row in list(rows)[1:]:
        for cell in row:
            assert not cell.startswith(("=", "+", "@")), cell
            assert not cell.startswith("-") or float(cell) < 0


@pytest.mark.parametrize("name", ["geojson", "parquet", "html", "jsonl"])
def test_a_ledgers_export_names_the_state_it_was_made_of(name: str, records: list[dict[str, Any]]) -> None:
    records[0]["ledger"] = {"state": "5a17e0", "rule": "acled_lowest"}
    assert b"5a17e0" in written(name, records)


def test_every_format_is_described() -> None:
    told = (Path(__file__).parents[2] / "docs" / "output.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"| `{name}` |" not in told] == []


ODD = {
    "no-place": {"where": None},
    "no-day": {"when": {"start": None, "end": None, "precision": "unknown", "basis": "unknown", "evidence": []}},
    "open-range": {
        "when": {"start": "2020-05-01", "end": None, "precision": "day", "basis": "inferred", "evidence": []}
    },
    "nobody": {"side_a": [], "side_b": [], "responsibility": []},
    "no-toll": {
        "harm": [],
        "deaths": dict.fromkeys(("low", "best", "high", "side_a", "side_b", "civilians", "unknown")),
    },
    "up-to": {"deaths": dict.fromkeys(("low", "best", "side_a", "side_b", "civilians", "unknown")) | {"high": 9}},
    "no-words": {"trigger": None},
    "no-plover": {"plover": None},
    "denied": {"status": "denied"},
    "hypothetical": {"status": "hypothetical", "background": True},
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("odd", list(ODD))
def test_an_event_of_which_little_is_known_is_no_trouble(name: str, odd: str, records: list[dict[str, Any]]) -> None:
    records[0]["events"][0] |= ODD[odd]
    assert name == "table" or READERS[name](written(name, records)) is not None


@pytest.mark.parametrize("name", FORMATS)
def test_an_open_place_and_unknown_actors_are_no_trouble(name: str, records: list[dict[str, Any]]) -> None:
    event = records[0]["events"][0]
    candidates = event["where"]["candidates"]
    nowhere = dict.fromkeys(("place", "place_id", "country", "admin1", "admin2", "lat", "lon", "relation"))
    event["where"] |= nowhere | {"candidates": [*candidates, *candidates]}
    for party in (*event["side_a"], *event["side_b"]):
        party |= {"actor": "x-men", "acled_name": None, "evidence": None}
    for line in event["harm"]:
        line |= {"evidence": None, "actor": "x-men", "per": None}
    assert name == "table" or READERS[name](written(name, records)) is not None
