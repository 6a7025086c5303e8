"""Opening a ledger: a path is an SQLite file; a URL names its engine by scheme."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from marsad.errors import BadCall
from marsad.store.migrate import migrate, version_of
from marsad.store.sql import SqlStore

_WAIT_S = 60  # how long a writer waits for another one


def open_store(where: str | Path, *, create: bool = True) -> SqlStore:
    """The ledger at a path or URL, brought up to today's tables.

    Raises:
        BadCall: there is none and `create` is False, or the file is no ledger.
        LedgerTooNew: it was made by a later marsad.
    """
    name = str(where)
    if "://" not in name:
        path = Path(name)
        if not create and not path.is_file():
            raise BadCall(f"no ledger at {path}: 'marsad code REPORTS --into {path}' makes one")
        if not path.absolute().parent.is_dir():
            raise BadCall(f"cannot make {path}: there is no folder {path.parent}")
        name = f"sqlite:///{path}"
    engine = create_engine(name, connect_args={"timeout": _WAIT_S} if name.startswith("sqlite") else {})
    if engine.dialect.name == "sqlite":
        _set_up_sqlite(engine)
    try:
        _bring_up(engine, str(where))
    except DatabaseError as error:
        engine.dispose()
        raise BadCall(f"{where} is no ledger: {error.orig}") from None
    return SqlStore(engine)


def _bring_up(engine: Engine, where: str) -> None:
    from marsad.store.migrate import steps

    with engine.connect() as connection:
        if version_of(connection) == steps()[-1][0]:
            return  # readers never wait for a writer
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        migrate(connection, where)


def _set_up_sqlite(engine: Engine) -> None:
    """Write-ahead log: readers go on while one writes, and a killed writer leaves its last commit. Every commit is
    flushed to disk. The driver's own handling of transactions is switched off: it would begin them too late."""

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-64000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
