"""Exporters found by file name: every module of this folder but this one and `record` is a format."""

from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import IO, Any, Protocol

import marsad.export as here
from marsad.errors import BadCall

Record = dict[str, Any]


class Exporter(Protocol):
    """Writes coded records (contract.md) in one format.

    `name` is what `--format` and `--to` take, `suffix` ends a file's name, `binary` says which stream `write` needs.
    `write` reads the records once, in order, and writes the same bytes for the same records each time.
    """

    name: str
    suffix: str
    binary: bool

    def write(self, records: Iterable[Record], out: IO[Any]) -> None:
        """Write all of `records` to `out`, an open text stream (UTF-8) or, where `binary`, a stream of bytes."""


_NO_FORMATS = frozenset({"record", "registry"})


@lru_cache(maxsize=1)
def exporter_names() -> tuple[str, ...]:
    """The formats there are, sorted; imports none of them. What formats share lies in the folder `parts`."""
    modules = (module for module in iter_modules(here.__path__) if not module.ispkg)
    return tuple(sorted(module.name for module in modules if module.name not in _NO_FORMATS))


def exporter(name: str, **options: Any) -> Exporter:
    """A new exporter of this format, made with `options` (each format's own).

    Raises:
        BadCall: there is no such format, or it takes no such option.
    """
    if name not in exporter_names():
        raise BadCall(f"no format '{name}': choose one of {', '.join(exporter_names())}")
    try:
        made: Exporter = import_module(f"marsad.export.{name}").Exporter(**options)
    except TypeError as error:
        raise BadCall(f"format '{name}': {error}") from error
    return made
