"""The ledger's rows on any engine that SQLAlchemy drives. All writing is inside `writing()`: whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from marsad.store import tables as t

Row = dict[str, Any]
_MANY = 500  # values in one IN (...)


class SqlStore:
    """Rows of a ledger. Reading methods work inside and outside `writing()`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._open: Connection | None = None
        self._pending: dict[Table, list[Row]] = {}
        self._ordinals: dict[str, int] = {}

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction for all that is done inside; undone as a whole when it fails or the process ends."""
        if self._open is not None:
            yield
            return
        with self.engine.connect().execution_options(write=True) as connection, connection.begin():
            self._open = connection
            try:
                yield
                self._flush()
            finally:
                self._open = None
                self._pending.clear()
                self._ordinals.clear()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent state, whatever is written meanwhile."""
        if self._open is not None:
            self._flush()
            yield self._open
            return
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Every read inside sees the same state of the ledger."""
        if self._open is not None:
            yield
            return
        with self.engine.connect() as connection, connection.begin():
            self._open = connection
            try:
                yield
            finally:
                self._open = None

    # rows in general

    def add(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert rows; one whose key is there already changes nothing. They are written with the next read or commit,
        many at a time."""
        self._writer()
        self._pending.setdefault(table, []).extend(dict(row) for row in rows)

    def put(self, table: Table, row: Mapping[str, Any]) -> None:
        """Insert a row in place of the one with its key."""
        keys = list(table.primary_key.columns)
        self._flushed().execute(delete(table).where(*(c == row[c.name] for c in keys)))
        self.add(table, [row])

    def remove(self, table: Table, column: str, values: Sequence[str]) -> None:
        for part in _parts(values):
            self._flushed().execute(delete(table).where(table.c[column].in_(part)))

    def change(self, table: Table, column: str, values: Sequence[str], **new: Any) -> None:
        for part in _parts(values):
            self._flushed().execute(update(table).where(table.c[column].in_(part)).values(**new))

    def rows(self, query: Select[Any]) -> list[Row]:
        with self.reading() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def rows_in(self, table: Table, column: str, values: Iterable[str]) -> list[Row]:
        """Rows whose column is one of the values, ordered by primary key within each part of the question."""
        found = []
        for part in _parts(sorted(set(values))):
            found += self.rows(select(table).where(table.c[column].in_(part)).order_by(*table.primary_key.columns))
        return found

    def one(self, table: Table, column: str, value: str) -> Row | None:
        found = self.rows(select(table).where(table.c[column] == value).limit(1))
        return found[0] if found else None

    def count(self, table: Table) -> int:
        with self.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(table)).scalar() or 0)

    def _writer(self) -> Connection:
        if self._open is None:
            raise RuntimeError("writing outside SqlStore.writing()")
        return self._open

    def _flushed(self) -> Connection:
        """The open connection, nothing pending: deleting and changing must see what was added before."""
        self._writer()
        self._flush()
        return self._writer()

    def _flush(self) -> None:
        """Insert what is pending, tables that others refer to first."""
        if not self._pending or self._open is None:
            return
        insert: Any = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[self.engine.dialect.name]
        for table in t.metadata.tables.values():
            if rows := self._pending.pop(table, None):
                self._open.execute(insert(table).on_conflict_do_nothing(), rows)

    # what the ledger asks often

    def ordinal_of(self, pipeline_id: str) -> int:
        """The pipeline's place in the order in which this ledger met them, from 1; a new one is filed."""
        if pipeline_id not in self._ordinals:
            known = self.one(t.pipeline, "pipeline_id", pipeline_id)
            if known is None:
                known = {"pipeline_id": pipeline_id, "ordinal": self.count(t.pipeline) + 1}
                self.add(t.pipeline, [known])
            self._ordinals[pipeline_id] = int(known["ordinal"])
        return self._ordinals[pipeline_id]

    def current_reading(self, report_key: str) -> Row | None:
        """The reading that counts, with its record."""
        found = self.rows(select(t.reading).where(t.reading.c.report_key == report_key, t.reading.c.is_current == 1))
        return found[0] if found else None

    def readings_of(self, report_keys: Iterable[str]) -> dict[str, list[Row]]:
        """Every report's readings, without their records."""
        found: dict[str, list[Row]] = {key: [] for key in report_keys}
        r = t.reading.c
        for part in _parts(sorted(found)):
            query = select(r.reading_id, r.report_key, r.pipeline_id, r.is_current).where(r.report_key.in_(part))
            for row in self.rows(query.order_by(r.reading_id)):
                found[row["report_key"]].append(row)
        return found

    def met_by_blocks(self, block_keys: Sequence[str]) -> set[str]:
        """Events filed under any of the keys."""
        found: set[str] = set()
        with self.reading() as connection:
            for part in _parts(block_keys):
                found.update(
                    connection.execute(select(t.block.c.event_key).where(t.block.c.block_key.in_(part))).scalars()
                )
        return found

    def judgements_of(self, event_keys: Iterable[str]) -> list[Row]:
        """Standing judgements on any of the events, ordered by id."""
        found: dict[str, Row] = {}
        for part in _parts(sorted(set(event_keys))):
            j = t.judgement.c
            query = select(t.judgement).where(or_(j.left_key.in_(part), j.right_key.in_(part)), j.deleted_at.is_(None))
            found |= {row["judgement_id"]: row for row in self.rows(query)}
        return [found[key] for key in sorted(found)]


def _parts(values: Sequence[str]) -> Iterator[list[str]]:
    for first in range(0, len(values), _MANY):
        yield list(values[first : first + _MANY])
