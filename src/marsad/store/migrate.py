"""Bringing a ledger of any earlier version up to today's tables, step by step, each step whole or not at all."""

from importlib import import_module
from pkgutil import iter_modules

from sqlalchemy import Connection, inspect, text

from marsad.errors import Stop
from marsad.store import migrations


class LedgerTooNew(Stop):
    """Made by a later marsad; carries both versions."""

    def __init__(self, where: str, version: int, known: int) -> None:
        super().__init__(
            f"{where} was made by a newer marsad (tables {version}, this one knows {known}): update marsad"
        )
        self.version, self.known = version, known


def steps() -> list[tuple[int, str]]:
    """Number and module name of every step, in order."""
    names = sorted(module.name for module in iter_modules(migrations.__path__))
    return [(int(name[1:5]), name) for name in names if name.startswith("m")]


def version_of(connection: Connection) -> int:
    """The step that the ledger stands at; 0 for an empty file."""
    if not inspect(connection).has_table("ledger_meta"):
        return 0
    found = connection.execute(text("SELECT value FROM ledger_meta WHERE name = 'version'")).scalar()
    return int(found) if found is not None else 0


def migrate(connection: Connection, where: str) -> None:
    """Run the missing steps inside the caller's transaction.

    Raises:
        LedgerTooNew: the ledger stands at a step that this marsad does not have.
    """
    version, known = version_of(connection), steps()
    if version > known[-1][0]:
        raise LedgerTooNew(where, version, known[-1][0])
    for number, name in known:
        if number <= version:
            continue
        for statement in import_module(f"{migrations.__name__}.{name}").STATEMENTS:
            connection.execute(text(statement))
        connection.execute(text("DELETE FROM ledger_meta WHERE name = 'version'"))
        connection.execute(text("INSERT INTO ledger_meta (name, value) VALUES ('version', :v)"), {"v": str(number)})
