"""YAML for people → JSON lines for the program: validated, sorted, byte for byte the same each time."""

import json
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import yaml
from pydantic import ValidationError

from marsad.errors import ResourceBroken
from marsad.resources import kinds

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def kind_names() -> list[str]:
    return sorted(module.name for module in iter_modules(kinds.__path__))


def kind_module(kind: str) -> ModuleType:
    return import_module(f"marsad.resources.kinds.{kind}")


def read_records(kind: str, folder: Path) -> Iterator[dict[str, Any]]:
    """The validated records of a kind below `folder`/kind, `id` added, as plain dictionaries.

    Raises:
        ResourceBroken: a file is no YAML or does not fit the schema; names file and field.
    """
    schema = kind_module(kind).SCHEMA
    for path in sorted((folder / kind).rglob("*.yml")):
        try:
            raw = yaml.load(path.read_text(encoding="utf-8"), _Loader)
            record = schema.model_validate(raw)
        except (yaml.YAMLError, ValidationError) as error:
            raise ResourceBroken(str(path), str(error)) from error
        yield {"id": path.stem} | record.model_dump(mode="json", exclude_none=True)


def compile_kind(kind: str, folder: Path) -> str:
    """The text of the compiled file of a kind."""
    compile_record = getattr(kind_module(kind), "compile_record", lambda record: [record])
    lines = [line for record in read_records(kind, folder) for line in compile_record(record)]
    lines.sort(key=lambda line: str(line["id"]))
    return "".join(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in lines)


def build(folder: Path, target: Path, names: Sequence[str] = ()) -> dict[str, int]:
    """Compile the kinds named (all when none is) into `target`; returns records per kind."""
    counts = {}
    for kind in names or kind_names():
        text = compile_kind(kind, folder)
        fresh = target / f"{kind}.jsonl.new"
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(target / f"{kind}.jsonl")
        counts[kind] = text.count("\n")
    return counts
