"""`marsad`: the group of commands; `--help` imports no command's machinery."""

import sys
from importlib import import_module
from pkgutil import iter_modules

import click

from marsad import __version__
from marsad.cli import commands
from marsad.errors import BadCall, Stop


class LazyGroup(click.Group):
    """Commands are the modules of `marsad.cli.commands`; each defines `command` and imports the rest inside it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(module.name for module in iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"marsad.cli.commands.{cmd_name}").command
        return command


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: marsad code reports/ --format table",
)
@click.version_option(__version__, prog_name="marsad")
def cli() -> None:
    """Reads Arabic, French and English reports on armed conflict and codes them as events that anyone can check."""


def main() -> None:
    """Exit codes: 0 all handled, 1 some input set aside, 2 the call itself is wrong (contract.md)."""
    try:
        cli(prog_name="marsad")
    except (BadCall, Stop) as error:
        click.echo(f"marsad: {error}", err=True)
        sys.exit(2)
