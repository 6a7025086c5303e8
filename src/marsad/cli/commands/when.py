"""`marsad when`: the days that time expressions mean."""

from typing import IO, Any

import click

from marsad.cli.batch import day_of, print_answer, run_batch


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
        print_answer({"found": _found({"text": text, "anchor": anchor, "language": language})})
        return
    if anchor or language:
        raise BadCall("--anchor and --language belong to a single text; in a batch each line has its own")
    run_batch(batch, "found", _found)


def _found(query: dict[str, Any]) -> list[dict[str, Any]]:
    from marsad.errors import BadCall
    from marsad.ground.days import find_times
    from marsad.ground.days.lexicon import languages

    language = query.get("language")
    if language is not None and language not in languages():
        raise BadCall(f"marsad has no time words for language '{language}', only for {', '.join(languages())}")
    text = query["text"]
    found = []
    for mention in find_times(text, anchor=day_of(query.get("anchor"), "anchor "), language=language):
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
