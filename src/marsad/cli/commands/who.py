"""`marsad who`: which actor or person an expression means."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

import click


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
        _print({"candidates": _found({"text": text, "on": on, "country": country, "context": context})})
        return
    if on or country or context:
        raise BadCall("--on, --country and --context belong to a single text; in a batch each line has its own")
    failed = 0
    for number, answer, problem in _answers(batch):
        _print(answer)
        if problem:
            failed += 1
            click.echo(f"marsad: {batch.name}, line {number}: {problem}", err=True)
    if failed:
        raise SystemExit(1)


def _print(answer: dict[str, Any]) -> None:
    from json import dumps

    click.echo(dumps(answer, ensure_ascii=False).encode("utf-8"))


def _answers(lines: IO[bytes]) -> Iterator[tuple[int, dict[str, Any], str | None]]:
    """Line number, answer and, where the line could not be read, why; a blank line is no query."""
    from json import JSONDecodeError, loads

    from marsad.errors import BadCall

    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            query = loads(line.decode("utf-8-sig"))
            if not isinstance(query, dict) or not isinstance(query.get("text"), str):
                raise BadCall('a query is an object with the key "text"')
            yield number, {"candidates": _found(query)}, None
        except (JSONDecodeError, UnicodeDecodeError) as error:
            yield number, {"candidates": []}, f"no JSON in UTF-8: {error}"
        except BadCall as error:
            yield number, {"candidates": []}, str(error)


def _day(value: Any) -> date | None:
    from marsad.errors import BadCall

    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise BadCall(f"'{value}' is no day; write it as 2017-11-24") from None


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
        on=_day(query.get("on")),
        country=_country(query.get("country")),
        context=query.get("context") or None,
    )
    return [asdict(candidate) for candidate in found]
