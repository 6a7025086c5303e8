"""`marsad code`: reports in, coded events out."""

from pathlib import Path

import click

FORMATS = "How to write: table, jsonl, acled, geojson, html ... (a wrong name lists them all)."


def known_format(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """The name of an exporter; they are looked for only when the command runs."""
    from marsad.export.registry import exporter_names

    if value not in exporter_names():
        raise click.BadParameter(f"'{value}' is no format: choose one of {', '.join(exporter_names())}")
    return value


@click.command(epilog="Example: marsad code reports/ article.html --format jsonl --output events.jsonl")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "format_name", default="table", show_default=True, callback=known_format, help=FORMATS)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file instead.")
@click.option("--into", type=click.Path(path_type=Path, dir_okay=False), help="Keep and merge in this ledger; resumes.")
@click.option(
    "--reader",
    type=click.Choice(["both", "rules"]),
    default="both",
    show_default=True,
    help="both: lists, rules and the learned reader; rules: without the reader, faster and weaker.",
)
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to code with.")
@click.option(
    "--max-bytes",
    type=click.IntRange(1),
    show_default="20000000",
    help="Set aside files, and lines of .jsonl, that are larger.",
)
@click.option(
    "--max-seconds",
    type=click.FloatRange(min=0, min_open=True),
    show_default="60",
    help="Set aside reports that take longer to code.",
)
@click.option("--keep-repeats", is_flag=True, help="Code the same content again each time it comes.")
@click.option("--quiet", is_flag=True, help="No progress, no word on repeats; what is set aside is always said.")
def command(
    paths: tuple[str, ...],
    format_name: str,
    output: Path | None,
    into: Path | None,
    reader: str,
    workers: int,
    max_bytes: int | None,
    max_seconds: float | None,
    keep_repeats: bool,
    quiet: bool,
) -> None:
    """Code reports on armed conflict as events.

    PATH is a file (.txt .md .html .pdf .docx .jsonl), a folder of such files, or - for standard input. What cannot be
    read is set aside with one line on standard error; the rest goes on. Exit code 0: all was handled, 1: some input was
    set aside, 2: the call itself is wrong.
    """
    from functools import partial

    from marsad.cli.coding import MAX_SECONDS, code_reports
    from marsad.cli.output import run_to_output, writes_to_terminal
    from marsad.cli.progress import Progress
    from marsad.export.registry import exporter
    from marsad.ingest import Limits, read_reports

    progress = Progress(quiet=quiet, shown=writes_to_terminal(output))
    reports = read_reports(
        paths,
        limits=Limits(max_bytes=max_bytes) if max_bytes else Limits(),
        on_problem=progress.set_aside,
        on_repeat=progress.repeated,
        keep_repeats=keep_repeats,
    )
    code = partial(
        code_reports,
        on_problem=progress.set_aside,
        reader=reader,
        workers=workers,
        max_seconds=max_seconds or MAX_SECONDS,
    )
    if into:
        from marsad.coder import build_pipeline
        from marsad.ledger import coding_into

        records = coding_into(into, reports, code, build_pipeline(reader).id)
    else:
        records = code(reports)
    run_to_output(exporter(format_name), records, output, progress)
