"""One query or a file of them: what `marsad when` and `marsad who` share (contract.md, "Grounding tools")."""

from collections.abc import Callable, Iterator
from datetime import date
from json import JSONDecodeError, dumps, loads
from typing import IO, Any

import click

from marsad.errors import BadCall

Query = dict[str, Any]
Finder = Callable[[Query], list[Query]]


def print_answer(answer: Query) -> None:
    """One JSON line, UTF-8 whatever the terminal says."""
    click.echo(dumps(answer, ensure_ascii=False).encode("utf-8"))


def run_batch(lines: IO[bytes], key: str, find: Finder) -> None:
    """Answers in the order of the lines; one that cannot be read gets an empty answer and a line on standard error.

    Raises:
        SystemExit: 1, after all answers, when some line could not be read.
    """
    failed = 0
    for number, answer, problem in _answers(lines, key, find):
        print_answer(answer)
        if problem:
            failed += 1
            click.echo(f"marsad: {lines.name}, line {number}: {problem}", err=True)
    if failed:
        raise SystemExit(1)


def _answers(lines: IO[bytes], key: str, find: Finder) -> Iterator[tuple[int, Query, str | None]]:
    """Line number, answer and, where the line could not be read, why; a blank line is no query."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            query = loads(line.decode("utf-8-sig"))
            if not isinstance(query, dict) or not isinstance(query.get("text"), str):
                raise BadCall('a query is an object with the key "text"')
            yield number, {key: find(query)}, None
        except (JSONDecodeError, UnicodeDecodeError) as error:
            yield number, {key: []}, f"no JSON in UTF-8: {error}"
        except BadCall as error:
            yield number, {key: []}, str(error)


def day_of(value: Any, what: str) -> date | None:
    """The ISO day of a query's value; None where it has none."""
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise BadCall(f"{what}'{value}' is no day; write it as 2017-12-14") from None
