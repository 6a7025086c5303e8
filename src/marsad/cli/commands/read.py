"""`marsad read`: the reports as they were read, without coding them."""

from pathlib import Path

import click


@click.command(epilog="Example: marsad read article.html statement.pdf --output reports.jsonl")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file instead.")
@click.option("--quiet", is_flag=True, help="No progress, no word on repeats; what is set aside is always said.")
def command(paths: tuple[str, ...], output: Path | None, quiet: bool) -> None:
    """Print what marsad reads in files, as JSON Lines that `marsad code` takes.

    Offsets of coded events count in title, line break and text as printed here: so they can be checked where the report
    came as HTML, PDF or Word file.
    """
    from marsad.cli.output import run_to_output, writes_to_terminal
    from marsad.cli.progress import Progress
    from marsad.cli.reports import ReportLines
    from marsad.ingest import read_reports

    progress = Progress(quiet=quiet, shown=writes_to_terminal(output))
    reports = read_reports(paths, on_problem=progress.set_aside, on_repeat=progress.repeated)
    run_to_output(ReportLines(), reports, output, progress)
