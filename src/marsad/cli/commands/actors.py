"""`marsad actors`: look into the list of actors, check it, and add to a list of one's own."""

from pathlib import Path

import click

_FOLDER = click.option(
    "--actors",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of your own actors, merged over the list (also: the variable MARSAD_ACTORS).",
)


@click.group(epilog="Example: marsad actors show jnim")
def command() -> None:
    """The list of actors and persons: list, show, find, check, add."""


@command.command("list", epilog="Example: marsad actors list --country ML --category jihadist")
@click.option("--country", metavar="CODE", help="Only those at home or active in this country.")
@click.option("--category", help="Only those whose category begins so, for example jihadist or person.")
@_FOLDER
def list_(country: str | None, category: str | None, folder: Path | None) -> None:
    """Print id, name, category and countries of every actor and person, tab-separated."""
    from marsad.cli.own_actors import use_folder
    from marsad.ground.actors import list_actors, list_persons

    use_folder(folder)
    for entry in (*list_actors(), *list_persons()):
        if country and country.upper() not in entry.countries:
            continue
        if category and not entry.category.startswith(category):
            continue
        click.echo(f"{entry.id}\t{entry.name}\t{entry.category}\t{','.join(entry.countries)}")


@command.command(epilog="Example: marsad actors show jnim --on 2019-01-01")
@click.argument("id")
@click.option("--on", metavar="DAY", help="The day for which ACLED's name is given.")
@_FOLDER
def show(id: str, on: str | None, folder: Path | None) -> None:
    """Print all that the list knows of one actor or person, as JSON; ids by pattern work too."""
    from dataclasses import asdict
    from datetime import date
    from json import dumps

    from marsad.cli.own_actors import use_folder
    from marsad.errors import BadCall
    from marsad.ground.actors import acled_name, actor_name, actor_type, listed
    from marsad.ground.actors_acled import split_id

    use_folder(folder)
    entry = listed(id)
    if entry is None and split_id(id) is None:
        raise BadCall(f"no actor or person has the id '{id}'; look for it with: marsad actors find WORDS")
    day = date.fromisoformat(on) if on else None
    known = asdict(entry) if entry else {"id": id, "name": actor_name(id)}
    click.echo(dumps(known | {"acled_name": acled_name(id, day), "type": actor_type(id)}, ensure_ascii=False, indent=2))


@command.command(epilog="Example: marsad actors find ماسينا")
@click.argument("words")
@_FOLDER
def find(words: str, folder: Path | None) -> None:
    """Print id and name of those whose id or a name holds WORDS, in any spelling; exit code 1 when none does."""
    from marsad.cli.own_actors import use_folder
    from marsad.ground.actors import find_actors

    use_folder(folder)
    found = find_actors(words)
    for entry in found:
        click.echo(f"{entry.id}\t{entry.name}\t{entry.category}")
    if not found:
        raise SystemExit(1)


@command.command(epilog="Example: marsad actors check my-actors/")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def check(folder: Path) -> None:
    """Check a folder of actors: every name is found in an example, no counterexample holds one, ties lead somewhere."""
    from marsad.cli.own_actors import use_folder
    from marsad.ground.actors_check import check_folder

    use_folder(folder)
    faults = check_folder(folder)
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise SystemExit(1)
    click.echo("no faults", err=True)


@command.command(epilog='Example: marsad actors add my-actors/ front-x --name "Front X" --country ML --category other')
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.argument("id")
@click.option("--name", required=True, help="Its name in English.")
@click.option("--country", "countries", multiple=True, required=True, metavar="CODE", help="Home first; repeatable.")
@click.option("--category", default="other", show_default=True, help="As in: marsad actors list.")
@click.option("--also", "names", multiple=True, metavar="LANG:NAME", help="A name in ar, fr or en; repeatable.")
def add(folder: Path, id: str, name: str, countries: tuple[str, ...], category: str, names: tuple[str, ...]) -> None:
    """Write a file for a new actor into your own FOLDER, to be completed by hand; never overwrites one."""
    from marsad.cli.own_actors import new_record

    path = new_record(folder, id, name, countries, category, names)
    click.echo(f"{path}: written; complete it and run: marsad actors check {folder}", err=True)
