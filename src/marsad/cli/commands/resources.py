"""`marsad resources`: compile the knowledge files of a clone."""

from pathlib import Path

import click


@click.group(epilog="Example: marsad resources build")
def command() -> None:
    """Compile and check the knowledge files (for people who change them)."""


@command.command()
@click.argument("kinds", nargs=-1)
@click.option("--folder", type=click.Path(path_type=Path, exists=True), default=Path("resources"), show_default=True)
def build(kinds: tuple[str, ...], folder: Path) -> None:
    """Check resources/*.yml and write src/marsad/data/*.jsonl. Example: marsad resources build actors time"""
    from marsad.resources.build import build as build_all

    target = Path(__file__).parents[2] / "data"
    for kind, count in build_all(folder, target, kinds).items():
        click.echo(f"{kind}: {count} records", err=True)
