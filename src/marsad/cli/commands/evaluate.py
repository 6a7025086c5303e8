"""`marsad evaluate`: figures of coded reports against annotated ones."""

from pathlib import Path
from typing import Any

import click

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group(epilog="Example: marsad evaluate attribution gold.jsonl coded.jsonl --part measure")
def command() -> None:
    """Score what `marsad code --format jsonl` printed against annotations."""


def _read(gold: Path, coded: Path, part: str | None) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    from marsad.evaluate.reading import read_gold, read_lines

    return read_gold(gold, part), read_lines(coded)


def _show(figures: dict[str, Any], errors: list[tuple[Any, ...]], limit: int, as_json: bool) -> None:
    import json

    for error in errors[:limit]:
        click.echo(" | ".join(str(part) for part in error), err=True)
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False))
        return
    for name, values in figures.items():
        for field, value in values.items():
            click.echo(f"{name:5} {field:11} " + "  ".join(f"{k} {v}" for k, v in value.items()))


def _scorer(function: Any) -> Any:
    """The arguments and options that all scorers share."""
    for decorate in (
        click.option("--errors", default=0, metavar="N", help="List the first N differences on standard error."),
        click.option("--json", "as_json", is_flag=True, help="The whole result as JSON."),
        click.option("--part", type=click.Choice(["train", "measure"]), help="Only these, by split.json beside GOLD."),
        click.argument("coded", type=_FILE),
        click.argument("gold", type=_FILE),
    ):
        function = decorate(function)
    return function


@command.command(epilog="Example: marsad evaluate attribution gold.jsonl coded.jsonl --part train --errors 20")
@_scorer
def attribution(gold: Path, coded: Path, part: str | None, as_json: bool, errors: int) -> None:
    """Sources found (F1), and their stance, class and content right of the found, for each language."""
    from marsad.evaluate.attribution import score

    figures, differences = score(*_read(gold, coded, part))
    _show(figures, differences, errors, as_json)


@command.command(epilog="Example: marsad evaluate responsibility gold.jsonl coded.jsonl --json")
@_scorer
def responsibility(gold: Path, coded: Path, part: str | None, as_json: bool, errors: int) -> None:
    """Who claimed, denied, was accused or suspected: F1 of actor and stance, for each language."""
    from marsad.evaluate.responsibility import score

    figures, differences = score(*_read(gold, coded, part))
    _show(figures, differences, errors, as_json)


@command.command(epilog="Example: marsad evaluate kinds gold.jsonl coded.jsonl --errors 50 2> worst.txt")
@_scorer
def kinds(gold: Path, coded: Path, part: str | None, as_json: bool, errors: int) -> None:
    """Each type's F1 and what it was taken for; --errors lists the errors that would mislead most, the worst first."""
    from marsad.evaluate.kinds import score

    figures, differences = score(*_read(gold, coded, part))
    _show(figures, differences, errors, as_json)


@command.command(epilog="Example: marsad evaluate incidents gold.jsonl coded.jsonl --part measure")
@_scorer
def incidents(gold: Path, coded: Path, part: str | None, as_json: bool, errors: int) -> None:
    """Same-incident groups across reports: pairwise and B-cubed F1. With GOLD for CODED: from annotated events."""
    from marsad.coref.events import views_of
    from marsad.coref.merge import merge
    from marsad.evaluate.gold import gold_record
    from marsad.evaluate.incidents import found_for_gold, score_groups, wrong_pairs

    annotated, lines = _read(gold, coded, part)
    known = {report["id"] for report in annotated}
    records = [line if "report" in line else gold_record(line) for line in lines]
    views = {str(r["report"]["id"]): views_of(r) for r in records if r["report"]["id"] in known}
    group = {key: keys[0] for keys in merge(view for found in views.values() for view in found) for key in keys}
    group_of = {(name, n): group[view.key] for name, found in views.items() for n, view in enumerate(found)}
    right, found, count = found_for_gold(annotated, records, group_of)
    figures = score_groups(right, found)
    merged, apart = wrong_pairs(right, found)
    listed = [("merged", *pair) for pair in merged] + [("apart", *pair) for pair in apart]
    numbers = {name: {"n": value} for name, value in figures.items() if isinstance(value, int)}
    numbers["matched"] = {"n": count}
    # Apart from how many events the coder finds: the same figures over those that it did find.
    of_found = score_groups({key: right[key] for key in found}, found)
    blocks = {"all": figures, "found": of_found}
    shown = {name: {k: block[k] for k in ("pairwise", "b3")} for name, block in blocks.items()}
    _show({"all": numbers | shown["all"], "found": shown["found"]}, listed, errors, as_json)
