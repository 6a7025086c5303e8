"""`marsad when`: the days that time expressions mean."""

from collections.abc import Iterator
from datetime import date
from typing import IO, Any

import click


@click.command(epilog='Example: marsad when "أمس الأول" --anchor 2017-12-14')
@click.argument("text", required=False)
@click.option("--anchor", metavar="DAY", help="The day on which it was written, such as 2017-12-14.")
@click.option("--language", metavar="CODE", help="ar, fr or en; without it the language is detected.")
@click.option(
    "--batch",
    type=click.File("rb"),
    metavar="FILE.jsonl",
    help="One query a line with the keys text, anchor, language; answers come in the same order. - is standard input.",
)
def command(text: str | None, anchor: str | None, language: str | None, batch: IO[bytes] | None) -> None:
    """Find every time expression in TEXT and print the days it means, one JSON line a text."""
    from marsad.errors import BadCall

    if (text is None) == (batch is None):
        raise BadCall("give one text or --batch FILE.jsonl, for example: marsad when 'hier' --anchor 2017-12-14")
    if batch is None:
        _print({"found": _found({"text": text, "anchor": anchor, "language": language})})
        return
    if anchor or language:
        raise BadCall("--anchor and --language belong to a single text; in a batch each line has its own")
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
            yield number, {"found": _found(query)}, None
        except (JSONDecodeError, UnicodeDecodeError) as error:
            yield number, {"found": []}, f"no JSON in UTF-8: {error}"
        except BadCall as error:
            yield number, {"found": []}, str(error)


def _day(value: Any) -> date | None:
    from marsad.errors import BadCall

    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise BadCall(f"anchor '{value}' is no day; write it as 2017-12-14") from None


def _found(query: dict[str, Any]) -> list[dict[str, Any]]:
    from marsad.errors import BadCall
    from marsad.ground.days import find_times
    from marsad.ground.days.lexicon import languages

    language = query.get("language")
    if language is not None and language not in languages():
        raise BadCall(f"marsad has no time words for language '{language}', only for {', '.join(languages())}")
    text = query["text"]
    found = []
    for mention in find_times(text, anchor=_day(query.get("anchor")), language=language):
        when, span = mention.when, mention.span
        answer: dict[str, Any] = {
            "when": {
                "start": when.start.isoformat() if when.start else None,
                "end": when.end.isoformat() if when.end else None,
                "precision": when.precision,
                "basis": when.basis,
            },
            "evidence": {"quote": text[span.start : span.end], "start": span.start, "end": span.end},
        }
        if mention.issue:
            answer["issue"] = mention.issue
        found.append(answer)
    return found
