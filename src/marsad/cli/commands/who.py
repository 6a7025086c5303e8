"""`marsad who`: which actor or person an expression means."""

from pathlib import Path
from typing import IO, Any

import click

from marsad.cli.batch import day_of, print_answer, run_batch


@click.command(epilog='Example: marsad who "جماعة نصرة الإسلام والمسلمين" --on 2017-11-24 --country ML')
@click.argument("text", required=False)
@click.option(
    "--on", metavar="DAY", help="The day of the report, such as 2017-11-24; names change their owner in time."
)
@click.option("--country", metavar="CODE", help="Where the report plays, such as ML.")
@click.option("--context", metavar="TEXT", help="The sentence that the words stand in.")
@click.option(
    "--batch",
    type=click.File("rb"),
    metavar="FILE.jsonl",
    help="One query a line with the keys text, on, country, context; answers in the same order. - is standard input.",
)
@click.option(
    "--actors",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of your own actors, merged over the list (also: the variable MARSAD_ACTORS).",
)
def command(
    text: str | None,
    on: str | None,
    country: str | None,
    context: str | None,
    batch: IO[bytes] | None,
    folder: Path | None,
) -> None:
    """Print the actors and persons that TEXT may mean, best first, one JSON line a text."""
    from marsad.cli.own_actors import use_folder
    from marsad.errors import BadCall

    use_folder(folder)
    if (text is None) == (batch is None):
        raise BadCall("give one text or --batch FILE.jsonl, for example: marsad who GSIM --country ML")
    if batch is None:
        print_answer({"candidates": _found({"text": text, "on": on, "country": country, "context": context})})
        return
    if on or country or context:
        raise BadCall("--on, --country and --context belong to a single text; in a batch each line has its own")
    run_batch(batch, "candidates", _found)


def _country(value: Any) -> str | None:
    from marsad.errors import BadCall
    from marsad.ground.nations import slug_of

    if value in (None, ""):
        return None
    code = str(value).upper()
    if slug_of(code) is None:
        raise BadCall(f"'{value}' is no country code of two letters; Mali is ML")
    return code


def _found(query: dict[str, Any]) -> list[dict[str, Any]]:
    from dataclasses import asdict

    from marsad.ground.actors import resolve_actor

    found = resolve_actor(
        query["text"],
        on=day_of(query.get("on"), ""),
        country=_country(query.get("country")),
        context=query.get("context") or None,
    )
    return [asdict(candidate) for candidate in found]
