"""What users can call is documented: commands with an example, exporters, errors, kinds of knowledge."""

import inspect
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from marsad import errors
from marsad.cli.main import cli
from marsad.export.registry import exporter_names
from marsad.resources.build import kind_names

ROOT = Path(__file__).parents[1]
DOCS = "\n".join(p.read_text(encoding="utf-8") for p in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])


def commands(group: click.Group, path: str = "marsad") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


ALL = dict(commands(cli))


@pytest.mark.parametrize("path", ALL)
def test_every_command_has_help_with_an_example(path: str) -> None:
    command = ALL[path]
    text = command.get_help(click.Context(command, info_name=path))
    assert "Example" in text, f"{path} --help has no example"


@pytest.mark.parametrize("path", [p for p in ALL if p.count(" ") == 1])
def test_every_command_is_documented(path: str) -> None:
    assert path in DOCS


@pytest.mark.parametrize("name", exporter_names())
def test_every_exporter_is_documented(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "output.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", [n for n, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, Exception)]
)
def test_every_error_is_documented(name: str) -> None:
    base = name in ("MarsadError", "Stop", "SetAside")
    assert base or f"`{name}`" in (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")


def test_every_kind_of_knowledge_has_files() -> None:
    empty = [kind for kind in kind_names() if not any((ROOT / "resources" / kind).rglob("*.yml"))]
    assert empty == []
