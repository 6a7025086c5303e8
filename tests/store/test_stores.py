"""One behaviour suite for every engine of the ledger. PostgreSQL joins it with a URL in MARSAD_TEST_POSTGRES."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text

from marsad.errors import BadCall
from marsad.store import SqlStore, open_store
from marsad.store import tables as t
from marsad.store.migrate import LedgerTooNew, steps

POSTGRES = os.environ.get("MARSAD_TEST_POSTGRES")


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param("postgresql", marks=pytest.mark.skipif(not POSTGRES, reason="no MARSAD_TEST_POSTGRES")),
    ]
)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlStore]:
    made = open_store(tmp_path / "my.db" if request.param == "sqlite" else str(POSTGRES))
    yield made
    made.close()


OUTLET = {"outlet": "Radio", "reliability": "B", "made_by": "amina"}


def test_the_migrations_make_the_tables_that_the_program_knows(store: SqlStore) -> None:
    with store.reading() as connection:
        found = inspect(connection)
        for table in t.metadata.sorted_tables:
            assert {c["name"] for c in found.get_columns(table.name)} == {c.name for c in table.columns}
            assert set(found.get_pk_constraint(table.name)["constrained_columns"]) == {
                c.name for c in table.primary_key.columns
            }


def test_a_row_that_is_there_stays_as_it_is(store: SqlStore) -> None:
    with store.writing():
        store.add(t.outlet_rating, [OUTLET])
        store.add(t.outlet_rating, [OUTLET | {"reliability": "E"}])
    assert store.rows(select(t.outlet_rating)) == [OUTLET]


def test_a_row_that_is_put_replaces(store: SqlStore) -> None:
    with store.writing():
        store.put(t.outlet_rating, OUTLET)
        store.put(t.outlet_rating, OUTLET | {"reliability": "E"})
    assert [row["reliability"] for row in store.rows(select(t.outlet_rating))] == ["E"]


def test_a_failed_transaction_leaves_nothing(store: SqlStore) -> None:
    with pytest.raises(ZeroDivisionError), store.writing():
        store.add(t.outlet_rating, [OUTLET])
        _ = 1 / 0
    assert store.rows(select(t.outlet_rating)) == []


def test_writing_outside_a_transaction_is_refused(store: SqlStore) -> None:
    with pytest.raises(RuntimeError):
        store.add(t.outlet_rating, [OUTLET])


def test_many_values_are_asked_for_in_parts(store: SqlStore) -> None:
    with store.writing():
        store.add(t.event_alias, [{"old_key": f"k{n}", "new_key": "x"} for n in range(1300)])
    assert len(store.rows_in(t.event_alias, "old_key", [f"k{n}" for n in range(2000)])) == 1300


def test_pipelines_are_numbered_as_they_come(store: SqlStore) -> None:
    with store.writing():
        assert [store.ordinal_of(name) for name in ("b", "a", "b", "c")] == [1, 2, 1, 3]


def test_a_ledger_opens_again_as_it_was(tmp_path: Path) -> None:
    with (first := open_store(tmp_path / "my.db")).writing():
        first.add(t.outlet_rating, [OUTLET])
    first.close()
    again = open_store(tmp_path / "my.db", create=False)
    assert again.rows(select(t.outlet_rating)) == [OUTLET]
    again.close()


def test_a_ledger_by_a_newer_marsad_is_refused(tmp_path: Path) -> None:
    with (made := open_store(tmp_path / "my.db")).writing():
        made.put(t.ledger_meta, {"name": "version", "value": str(steps()[-1][0] + 1)})
    made.close()
    with pytest.raises(LedgerTooNew, match="update marsad"):
        open_store(tmp_path / "my.db")


def test_a_file_that_is_no_ledger_is_a_wrong_call(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("not a database, but long enough to be looked at by SQLite" * 20)
    with pytest.raises(BadCall, match="no ledger"):
        open_store(tmp_path / "note.txt")
    with pytest.raises(BadCall, match="no ledger at"):
        open_store(tmp_path / "absent.db", create=False)
    with pytest.raises(BadCall, match="no folder"):
        open_store(tmp_path / "absent" / "my.db")


def test_readers_do_not_wait_for_a_writer(tmp_path: Path) -> None:
    writer, reader = open_store(tmp_path / "my.db"), open_store(tmp_path / "my.db")
    with writer.writing():
        writer.add(t.outlet_rating, [OUTLET])
        with reader.reading() as connection:
            assert connection.execute(text("SELECT count(*) FROM outlet_rating")).scalar() == 0
    assert reader.rows(select(t.outlet_rating)) == [OUTLET]
    writer.close()
    reader.close()
